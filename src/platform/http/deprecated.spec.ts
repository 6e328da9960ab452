import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusal } from '../errors/refusal.js';
import { findBreaks } from './compare-open-api.js';
import { completeOpenApi, type OpenApi } from './complete-open-api.js';
import { Deprecated, DeprecationGuard } from './deprecated.js';

@Controller()
class OldController {
  @Deprecated({ since: '2026-12-01', sunset: '2027-12-01', see: '/api/docs#New_one' })
  @Get('old')
  old(): { it: string } {
    return { it: 'is' };
  }

  @Deprecated({ since: '2026-12-01', sunset: '2027-12-01', see: '/api/docs#New_one' })
  @Get('refused')
  refused(): never {
    throw new Refusal('not-found', 'thing-not-found', 'No.');
  }

  @Get('new')
  current(): { it: string } {
    return { it: 'is' };
  }
}

@Module({ controllers: [OldController], providers: [{ provide: APP_GUARD, useClass: DeprecationGuard }] })
class OldModule {}

describe('an operation that is announced to go', () => {
  let app: NestFastifyApplication;
  let document: OpenApi;

  beforeAll(async () => {
    app = await NestFactory.create<NestFastifyApplication>(OldModule, new FastifyAdapter(), { logger: false });
    await app.init();
    const draft = SwaggerModule.createDocument(app, new DocumentBuilder().build()) as unknown as OpenApi;
    document = completeOpenApi({ ...draft, components: { ...draft.components, schemas: {} } }, [], {});
  });

  afterAll(() => app.close());

  it('says so in every answer, refusals too, and others do not', async () => {
    for (const url of ['/old', '/refused']) {
      const { headers } = await app.inject(url);
      // 2026-12-01 00:00 UTC, in seconds.
      expect(headers).toMatchObject({
        deprecation: '@1796083200',
        sunset: 'Wed, 01 Dec 2027 00:00:00 GMT',
        link: '</api/docs#New_one>; rel="deprecation"; type="text/html"',
      });
    }
    expect((await app.inject('/new')).headers).not.toHaveProperty('deprecation');
  });

  it('is marked in the description, with its headers', () => {
    expect(document.paths['/old']?.['get']).toMatchObject({
      deprecated: true,
      responses: { 200: { headers: { Deprecation: expect.anything(), Sunset: expect.anything() } } },
    });
    expect(document.paths['/new']?.['get']).not.toHaveProperty('deprecated');
  });

  it('may be gone when its day has come, and not before', () => {
    const { '/old': _, ...paths } = document.paths;
    const without = { ...document, paths };
    expect(findBreaks(document, without, new Date('2027-11-30'))).toHaveLength(1);
    expect(findBreaks(document, without, new Date('2027-12-01'))).toEqual([]);
  });
});
