/** Users, keys, roles; the guard on every route. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Role } from '../platform/config/config.js';
import { AccessGuard } from './access.guard.js';
import { AuthenticationService } from './authentication.service.js';
import { FirstAdminService } from './first-admin.service.js';
import { KeysController } from './keys.controller.js';
import { KeysRepository } from './keys.repository.js';
import { KeysService } from './keys.service.js';
import { MeController } from './me.controller.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

@Module({
  providers: [
    AuthenticationService,
    FirstAdminService,
    KeysRepository,
    KeysService,
    UsersRepository,
    UsersService,
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AuthenticationService, KeysService, UsersService],
})
export class AccessModule {
  static forRole(role: Role): DynamicModule {
    return {
      module: AccessModule,
      controllers: role === 'worker' ? [] : [UsersController, KeysController, MeController],
    };
  }
}
