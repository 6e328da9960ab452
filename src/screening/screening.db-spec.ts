import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { buildSource } from '../../test/support/build-source.js';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { ArticlesService } from '../articles/articles.service.js';
import { RevisionsRepository } from '../articles/revisions.repository.js';
import { ScreeningQueueService } from '../articles/screening-queue.service.js';
import type { Pack } from '../detection/pack.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { KeptPacksRepository } from '../rules/kept-packs.repository.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import { RulesService } from '../rules/rules.service.js';
import { FindUnscreenedTick } from './find-unscreened.tick.js';
import { ScreenArticleJob } from './screen-article.job.js';
import { ScreeningRepository } from './screening.repository.js';
import { ScreeningService } from './screening.service.js';

const VIOLATION = {
  title: 'Panel says Iran shipped missiles to Houthis',
  text: 'Iran supplied ballistic missiles to the Houthis in Yemen in September 2026, a panel of United Nations experts said.',
};
const ORDINARY = {
  title: 'Rain expected',
  text: 'The weather service expects rain in the valley on Tuesday and sun after that.',
};
const FRENCH = {
  title: 'La pluie est attendue mardi',
  text: 'Le service de la météo attend de la pluie dans la vallée mardi, puis du soleil pour les jours qui suivent.',
};

const never = new AbortController().signal;

describe('screening', () => {
  let db: TestDatabase;
  let jobs: JobsService;
  let clock: FixedClock;
  let pack: RulesService;
  let queue: ScreeningQueueService;
  let screenings: ScreeningRepository;
  let service: ScreeningService;
  let sourceId: string;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    db = await createTestDatabase();
    jobs = new JobsService({ url: db.url, applicationName: 'test' });
    await jobs.start();
    pack = await RulesService.load(null);
    clock = new FixedClock();
    queue = new ScreeningQueueService(new RevisionsRepository(db.database));
    screenings = new ScreeningRepository(db.database);
    service = new ScreeningService(screenings, clock);
  });

  afterAll(async () => {
    await jobs?.stop();
    await db?.drop();
  });

  beforeEach(async () => {
    await db.database.run('DELETE FROM pgboss.job');
    await db.database.run('UPDATE screenings SET raised_at = now()');
    await db.database.run(`UPDATE revisions SET screened_with = 'none' WHERE screened_with IS NULL`);
    sourceId = await buildSource(db.database, { title: 'Wire', publisher: 'House' });
  });

  const packsOf = (rules: RulesService): KeptPacksService =>
    new KeptPacksService(new KeptPacksRepository(db.database), rules, clock);
  const jobFor = (rules: RulesService): ScreenArticleJob =>
    new ScreenArticleJob(queue, screenings, rules, packsOf(rules), jobs, db.database, clock, new MetricsService(jobs));

  async function bring(...texts: { title: string; text: string }[]): Promise<readonly string[]> {
    const body = Buffer.from(JSON.stringify(texts));
    const { revisionIds } = await db.database.transaction((tx) =>
      new ArticlesService(new ArticlesRepository(), clock).store(
        [
          {
            sourceId,
            isOldNews: true,
            language: null,
            capture: {
              address: 'http://a.example/',
              finalAddress: 'http://a.example/',
              retrievedAt: clock.now(),
              status: 200,
              headers: { server: 'x' },
              mediaType: 'text/xml',
              body,
              sha256: createHash('sha256').update(body).digest('hex'),
            },
            items: texts.map(({ title, text }, index) => ({
              guid: String(index),
              url: `https://example.org/${index}`,
              title,
              text,
              author: null,
              language: null,
              published: new Date('2026-11-20T00:00:00Z'),
              publishedMark: 'stated',
            })),
          },
        ],
        tx,
      ),
    );
    return revisionIds;
  }

  const queued = async (name: string): Promise<Record<string, string[]>[]> =>
    (
      await db.database.rows<{ data: Record<string, string[]> }>('SELECT data FROM pgboss.job WHERE name = $1', [name])
    ).map(({ data }) => data);

  const screeningsOf = async (revisionIds: readonly string[]): Promise<Record<string, unknown>[]> =>
    db.database.rows(
      `SELECT id, revision_id, pack_version, finding_count, error, language FROM screenings
       WHERE revision_id = ANY ($1::bigint[]) ORDER BY id`,
      [revisionIds],
    );

  it('tells what a pack kept quiet in a text, and knows of none that has not read it', async () => {
    const ids = await bring(VIOLATION, ORDINARY);
    await jobFor(pack).screen(ids, never);
    const service = new ScreeningService(screenings, clock);
    const quiet = [{ regime: 'dprk', reason: 'before-embargo' }];
    await db.database.run('UPDATE screenings SET quiet = $2::jsonb WHERE revision_id = $1', [
      ids[0],
      JSON.stringify(quiet),
    ]);
    expect(await service.findQuiet(ids[0] ?? '', pack.pack.version)).toEqual(quiet);
    expect(await service.findQuiet(ids[0] ?? '', 'another')).toBeNull();
    expect(await service.findQuiet(ids[1] ?? '', pack.pack.version)).toBeNull();
    await db.database.run(`UPDATE screenings SET error = 'It broke' WHERE revision_id = $1`, [ids[0]]);
    expect(await service.findQuiet(ids[0] ?? '', pack.pack.version)).toBeNull();
  });

  it('keeps findings with their detail, notes the pack on every revision, and hands the findings on', async () => {
    const ids = await bring(VIOLATION, ORDINARY);
    await jobFor(pack).screen(ids, never);
    const revisions = await db.database.rows(
      `SELECT screened_with, screened_at, recognised_language, language FROM revisions WHERE id = ANY ($1::bigint[])`,
      [ids],
    );
    expect(revisions).toEqual(
      ids.map(() => ({
        screened_with: pack.pack.version,
        screened_at: clock.now(),
        recognised_language: 'en',
        language: 'en',
      })),
    );
    const kept = await screeningsOf(ids);
    expect(kept).toEqual([expect.objectContaining({ revision_id: ids[0], error: null, language: 'en' })]);
    const findings = await db.database.rows<{
      kind: string;
      regime: string;
      detail: { regime: string; evidence: unknown[] };
    }>('SELECT kind, regime, detail FROM findings WHERE screening_id = $1', [kept[0]?.['id']]);
    expect(findings.length).toBe(kept[0]?.['finding_count']);
    const yemen = findings.find(({ regime }) => regime === 'yemen-houthis');
    expect(yemen).toMatchObject({ kind: 'violation', detail: { regime: 'yemen-houthis', supplier: ['IR'] } });
    expect(yemen?.detail.evidence.length).toBeGreaterThan(0);
    expect(await queued('raise-alerts')).toEqual([{ screeningIds: [kept[0]?.['id']] }]);
  });

  it('changes nothing when it runs twice, or in two workers at once', async () => {
    const ids = await bring(VIOLATION);
    const job = jobFor(pack);
    await Promise.all([job.screen(ids, never), job.screen(ids, never), job.screen(ids, never)]);
    await job.screen(ids, never);
    expect(await screeningsOf(ids)).toHaveLength(1);
    expect(await queued('raise-alerts')).toHaveLength(1);
  });

  it('puts a text on which detection fails on record and reads the others', async () => {
    const broken: Pack = {
      ...pack.pack,
      languages: new Proxy(pack.pack.languages, {
        get: (languages, name) => {
          if (name === 'fr') throw new Error('The lexicon is broken');
          return languages[String(name)];
        },
      }),
    };
    const ids = await bring(FRENCH, VIOLATION);
    await jobFor(new RulesService(broken)).screen(ids, never);
    const kept = await screeningsOf(ids);
    expect(kept).toEqual([
      expect.objectContaining({
        revision_id: ids[0],
        finding_count: 0,
        error: expect.stringContaining('The lexicon is broken'),
      }),
      expect.objectContaining({ revision_id: ids[1], error: null }),
    ]);
    expect(await queued('raise-alerts')).toEqual([{ screeningIds: [kept[1]?.['id']] }]);
    expect(await queue.findUnscreenedBy(pack.pack.version, ids)).toEqual([]);
  });

  it('hands screenings to the alerts with all they rest on, once', async () => {
    const ids = await bring(VIOLATION, ORDINARY);
    await jobFor(pack).screen(ids, never);
    const [screening] = await screeningsOf(ids);
    const id = String(screening?.['id']);
    await db.database.transaction(async (tx) => {
      const [raisable, ...more] = await service.loadForRaising([id, '999999'], tx);
      expect(more).toEqual([]);
      expect(raisable).toMatchObject({
        screeningId: id,
        packVersion: pack.pack.version,
        revision: { id: ids[0], number: 1, title: VIOLATION.title, text: VIOLATION.text, language: 'en' },
        article: { url: 'https://example.org/0', isOldNews: true, broughtBy: null },
        source: { id: sourceId, title: 'Wire', publisher: 'House', reliability: 'F', country: null },
        capture: { headers: { server: 'x' }, compression: 'zstd', finalAddress: 'http://a.example/' },
      });
      expect(raisable?.findings.map(({ regime }) => regime)).toContain('yemen-houthis');
      await service.recordRaised([id], tx);
    });
    await db.database.transaction(async (tx) => {
      expect(await service.loadForRaising([id], tx)).toEqual([]);
    });
    await db.database.run('DELETE FROM sources WHERE id = $1', [sourceId]);
    await db.database.run('UPDATE screenings SET raised_at = NULL WHERE id = $1', [id]);
    await db.database.transaction(async (tx) => {
      expect(await service.loadForRaising([id], tx)).toEqual([expect.objectContaining({ source: null })]);
    });
  });

  it('finds what a lost job has left, once it is overdue', async () => {
    const unscreened = await bring(ORDINARY);
    const ids = await bring({ ...VIOLATION, title: 'Another title' });
    await jobFor(pack).screen(ids, never);
    await db.database.run('DELETE FROM pgboss.job');
    const [screening] = await screeningsOf(ids);
    const tick = new FindUnscreenedTick(queue, screenings, jobs, db.database, clock);
    await tick.tick();
    expect(await queued('screen-article')).toEqual([]);
    clock.advance(61_000);
    await tick.tick();
    expect(await queued('screen-article')).toEqual([{ revisionIds: unscreened }]);
    expect(await queued('raise-alerts')).toEqual([{ screeningIds: [screening?.['id']] }]);
  });
});
