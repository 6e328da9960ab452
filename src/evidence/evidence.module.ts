import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { EvidenceController } from './evidence.controller.js';
import { PackageService } from './package.service.js';
import { ReplayService } from './replay.service.js';
import { VerifierClient } from './verifier.client.js';

/** What an alert rests on: packages to be kept and checked elsewhere, and its findings recomputed. */
@Module({
  imports: [AlertsModule, RulesModule],
  providers: [PackageService, ReplayService, VerifierClient],
  exports: [PackageService, ReplayService],
})
export class EvidenceModule {}

/** The packages in the API; not in a worker. */
@Module({ imports: [EvidenceModule], controllers: [EvidenceController] })
export class EvidenceApiModule {}
