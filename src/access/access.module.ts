/** Users, keys, roles; the guard on every route. */
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { HttpModule } from '../platform/http/http.module.js';
import { IdempotencyGuard } from '../platform/http/idempotency.guard.js';
import { UploadGuard } from '../platform/http/upload.guard.js';
import { AccessGuard } from './access.guard.js';
import { AuthenticationService } from './authentication.service.js';
import { CsrfGuard } from './csrf.guard.js';
import { FirstAdminService } from './first-admin.service.js';
import { KeysController } from './keys.controller.js';
import { KeysRepository } from './keys.repository.js';
import { KeysService } from './keys.service.js';
import { MeController } from './me.controller.js';
import { SessionsModule } from './sessions.module.js';
import { UsersController } from './users.controller.js';
import { UsersRepository } from './users.repository.js';
import { UsersService } from './users.service.js';

/** In every role: a worker serves health and metrics, behind the same guard. */
@Module({
  imports: [HttpModule, SessionsModule],
  providers: [
    AuthenticationService,
    FirstAdminService,
    KeysRepository,
    KeysService,
    UsersRepository,
    UsersService,
    // In this order: who it is, what they send, whether it came from a page of ours, and whether it was done before.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: UploadGuard },
    { provide: APP_GUARD, useClass: CsrfGuard },
    { provide: APP_GUARD, useClass: IdempotencyGuard },
  ],
  exports: [AuthenticationService, KeysService, UsersService, SessionsModule],
})
export class AccessModule {}

/** What the API shows of it; not in a worker. */
@Module({ imports: [AccessModule], controllers: [UsersController, KeysController, MeController] })
export class AccessApiModule {}
