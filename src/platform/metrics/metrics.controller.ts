/** `/metrics` on the common port, for those who hold the token; without a token set, it does not exist here. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { Controller, Get, Inject, NotFoundException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { metricsTokenWrong } from '../http/http.errors.js';
import { OpenToAll } from '../http/needs.js';
import { CONFIG } from '../platform.module.js';
import { MetricsService } from './metrics.service.js';

@OpenToAll()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async read(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const { token } = this.config.metrics;
    if (token === null) throw new NotFoundException();
    const sent = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(digest(sent), digest(token))) {
      throw metricsTokenWrong();
    }
    void reply.type(this.metrics.contentType);
    return this.metrics.render();
  }
}

/** Of equal length whatever is sent, as a comparison in constant time needs. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
