/** Pipes, problem filter and headers: called by main.ts and by the tests, so that both run the same application. */
import helmet from '@fastify/helmet';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Refusal } from './platform/errors/refusal.js';
import { ProblemFilter } from './platform/http/problem.filter.js';

/** Readies an application that has been created but not yet initialised. */
export async function configureApp(app: NestFastifyApplication): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: false,
  });
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) =>
        new Refusal(
          'invalid',
          'invalid-request',
          issues.length === 1 ? 'A field is not valid.' : 'Some fields are not valid.',
          issues.map((issue) => ({
            field: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('/'),
            message: issue.message,
          })),
        ),
    }),
  );
}
