import { Module } from '@nestjs/common';
import { CollectionModule } from '../collection/collection.module.js';
import { RulesModule } from '../rules/rules.module.js';
import { ScreenController } from './screen.controller.js';

/** What people bring and try, in the API. */
@Module({ imports: [CollectionModule, RulesModule], controllers: [ScreenController] })
export class IntakeApiModule {}
