/** Whether the process lives, and whether it can do its work: for supervisors and load balancers. No role needed. */
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { OpenToAll } from './needs.js';
import { Database } from '../database/database.js';
import { notReady } from './http.errors.js';
import { JobsService } from '../jobs/jobs.service.js';

@OpenToAll()
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobsService,
  ) {}

  /** 200 while the event loop turns. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 200 when the database answers and jobs can be sent, i.e. polling can run; 503 otherwise. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<{ status: 'ok' }> {
    if (!this.jobs.isReady) throw notReady('The job engine has not started yet.');
    try {
      await this.database.rows('SELECT 1');
    } catch (error) {
      throw notReady(`The database does not answer: ${(error as Error).message}`);
    }
    return { status: 'ok' };
  }
}
