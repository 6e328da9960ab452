import { Module } from '@nestjs/common';
import type { Config } from '../platform/config/config.js';
import { CONFIG } from '../platform/platform.module.js';
import { KeptPacksRepository } from './kept-packs.repository.js';
import { KeptPacksService } from './kept-packs.service.js';
import { RegisterChecksRepository } from './register-checks.repository.js';
import { RegisterService } from './register.service.js';
import { RenewalsController } from './renewals.controller.js';
import { RulesController } from './rules.controller.js';
import { RulesService } from './rules.service.js';

/** The pack in use. */
@Module({
  providers: [
    { provide: RulesService, inject: [CONFIG], useFactory: (config: Config) => RulesService.load(config.rulesDir) },
    KeptPacksRepository,
    KeptPacksService,
  ],
  exports: [KeptPacksService, RulesService],
})
export class RulesModule {}

/** The register as whoever keeps it works with it. */
@Module({
  imports: [RulesModule],
  providers: [RegisterChecksRepository, RegisterService],
  exports: [RegisterService],
})
export class RegisterModule {}

/** What the API shows of it; not in a worker. */
@Module({ imports: [RulesModule, RegisterModule], controllers: [RenewalsController, RulesController] })
export class RulesApiModule {}
