import { Module } from '@nestjs/common';
import { InvitesService } from './invites.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { SignInRepository } from './sign-in.repository.js';
import { SignInService } from './sign-in.service.js';

/** Sign-in with a browser: sessions, passwords, one-time links. */
@Module({
  providers: [SessionsRepository, SessionsService, SignInRepository, SignInService, InvitesService],
  exports: [SessionsService, SignInService, InvitesService, SignInRepository],
})
export class SessionsModule {}
