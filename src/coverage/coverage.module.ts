import { Module } from '@nestjs/common';
import { RulesModule } from '../rules/rules.module.js';
import { CoverageController } from './coverage.controller.js';
import { CoverageRepository } from './coverage.repository.js';
import { CoverageService } from './coverage.service.js';

/** What was watched in a period. */
@Module({ imports: [RulesModule], providers: [CoverageRepository, CoverageService], exports: [CoverageService] })
export class CoverageModule {}

/** The statements in the API; not in a worker. */
@Module({ imports: [CoverageModule], controllers: [CoverageController] })
export class CoverageApiModule {}
