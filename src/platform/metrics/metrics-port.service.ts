/** `/metrics` on a port of its own, where no token is asked for: keep that port to the monitoring network. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../platform.module.js';
import { MetricsService } from './metrics.service.js';

@Injectable()
export class MetricsPortService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(MetricsPortService.name);
  private server: Server | null = null;

  constructor(
    private readonly metrics: MetricsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Error when the port is taken. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.metrics.port === 0) return;
    await this.listen(this.config.metrics.port, this.config.http.host);
  }

  /** @returns The port it listens on. @param port 0 for any free one. */
  async listen(port: number, host: string): Promise<number> {
    const server = createServer((request, response) => {
      if (request.url?.split('?')[0] !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
        response.writeHead(404).end();
        return;
      }
      this.metrics.render().then(
        (text) => response.writeHead(200, { 'content-type': this.metrics.contentType }).end(text),
        (error: unknown) => {
          this.logger.error({ error }, 'The metrics could not be read');
          response.writeHead(500).end();
        },
      );
    });
    await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done));
    this.server = server;
    return (server.address() as AddressInfo).port;
  }

  async onApplicationShutdown(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}
