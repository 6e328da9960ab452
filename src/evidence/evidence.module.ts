import { Module } from '@nestjs/common';
import { AlertsModule } from '../alerts/alerts.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { EvidenceController } from './evidence.controller.js';
import { PackageService } from './package.service.js';
import { VerifierClient } from './verifier.client.js';

/** Packages of evidence: what an alert rests on, to be kept and checked elsewhere. */
@Module({
  imports: [AlertsModule, RulesModule],
  providers: [PackageService, VerifierClient],
  exports: [PackageService],
})
export class EvidenceModule {}

/** The packages in the API; not in a worker. */
@Module({ imports: [EvidenceModule], controllers: [EvidenceController] })
export class EvidenceApiModule {}
