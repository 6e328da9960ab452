import { Module, type DynamicModule } from '@nestjs/common';
import type { Role } from '../platform/config/config.js';
import { ScreeningRepository } from './screening.repository.js';
import { ScreeningService } from './screening.service.js';

/** Runs the pack over every revision, and hands on what was found. */
@Module({})
export class ScreeningModule {
  static forRole(role: Role): DynamicModule {
    void role;
    return { module: ScreeningModule, providers: [ScreeningRepository, ScreeningService], exports: [ScreeningService] };
  }
}
