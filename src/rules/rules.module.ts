import { Module } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';

/** The pack in use. */
@Module({
  providers: [
    { provide: RulesService, inject: [CONFIG], useFactory: (config: Config) => RulesService.load(config.rulesDir) },
  ],
  exports: [RulesService],
})
export class RulesModule {}

/** What the API shows of it; not in a worker. */
@Module({ imports: [RulesModule], controllers: [RulesController] })
export class RulesApiModule {}
