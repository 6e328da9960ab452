/** What the specs of the alerts share: findings built from a few words, screened articles in the database, services. */
import { createHash } from 'node:crypto';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { AuditRepository } from '../platform/audit/audit.repository.js';
import { AuditService } from '../platform/audit/audit.service.js';
import type { Database } from '../platform/database/database.js';
import { ScreeningRepository } from '../screening/screening.repository.js';
import { ScreeningService } from '../screening/screening.service.js';
import type { Finding } from '../detection/finding.js';
import { ChangesRepository } from './changes.repository.js';
import { finding } from './finding.spec-support.js';
import { AlertsRepository } from './alerts.repository.js';
import { NamesRepository } from './names.repository.js';
import { HandlingRepository } from './handling.repository.js';
import { RaisingRepository } from './raising.repository.js';
import { RaisingService } from './raising.service.js';
import { RegroupingRepository } from './regrouping.repository.js';
import { RegroupingService } from './regrouping.service.js';
import { StoriesRepository } from './stories.repository.js';
import { WithdrawalsRepository } from './withdrawals.repository.js';
import { WithdrawalsService } from './withdrawals.service.js';
import { StoriesService } from './stories.service.js';
import { StoryActsRepository } from './story-acts.repository.js';
import { StoryActsService } from './story-acts.service.js';

/** An article as a test tells it. */
export interface ToldArticle {
  readonly title?: string;
  readonly text: string;
  readonly publisher?: string;
  readonly reliability?: string;
  readonly url?: string | null;
  readonly language?: string;
  readonly publishedAt?: string;
  readonly isOldNews?: boolean;
  readonly findings?: readonly Finding[];
  /** Another revision of an article that stands already. */
  readonly articleId?: string;
  readonly packVersion?: string;
  readonly capture?: string;
}

/** Ids of what {@link AlertsBench.screened} put into the database. */
export interface Screened {
  readonly articleId: string;
  readonly revisionId: string;
  readonly screeningId: string;
}

let count = 0;

/** The services under test over one database, and rows for them to work on. */
export class AlertsBench {
  readonly clock = new FixedClock(new Date('2026-11-21T12:00:00Z'));
  readonly screening: ScreeningService;
  readonly stories: StoriesRepository;
  readonly changes: ChangesRepository;
  readonly audit: AuditService;
  readonly raising: RaisingService;
  readonly acts: StoryActsService;
  readonly storyViews: StoriesService;

  constructor(readonly database: Database) {
    this.screening = new ScreeningService(new ScreeningRepository(database), this.clock);
    this.stories = new StoriesRepository(database);
    this.changes = new ChangesRepository(database);
    this.audit = new AuditService(new AuditRepository(database), this.clock);
    this.raising = this.newRaising();
    this.acts = new StoryActsService(
      database,
      this.stories,
      new StoryActsRepository(database),
      new RegroupingService(
        this.stories,
        new RaisingRepository(),
        new RegroupingRepository(),
        new HandlingRepository(database),
        this.changes,
        this.audit,
      ),
      this.changes,
      this.audit,
      this.clock,
    );
    this.storyViews = new StoriesService(this.stories, new AlertsRepository(database), this.acts);
  }

  /** Another instance, as another worker has one. */
  newRaising(): RaisingService {
    const changes = new ChangesRepository(this.database);
    return new RaisingService(
      this.database,
      this.screening,
      this.stories,
      new RaisingRepository(),
      new NamesRepository(this.database),
      changes,
      new WithdrawalsService(new WithdrawalsRepository(), new RaisingRepository(), changes),
      this.audit,
      this.clock,
    );
  }

  /** Stores an article with its screening, as if collected and screened. Its findings point at its whole first sentence. */
  async screened(told: ToldArticle): Promise<Screened> {
    const number = ++count;
    const { title = `Article ${number}`, text, publisher = `Publisher ${number}` } = told;
    const publishedAt = new Date(told.publishedAt ?? '2026-11-20T09:00:00Z');
    const evidence = [{ field: 'text' as const, start: 0, end: Math.min(text.length, 300), rule: 'spec' }];
    const findings = (told.findings ?? [finding()]).map((one) => ({
      ...one,
      evidence: one.evidence.length > 0 ? one.evidence : evidence,
      claims: one.claims.map((each) => ({ ...each, evidence: each.evidence.length > 0 ? each.evidence : evidence })),
    }));
    return this.database.transaction(async (tx) => {
      const hash = createHash('sha256').update(`${title}\0${text}`).digest();
      const captureId =
        told.capture === undefined
          ? null
          : (
              await tx.rows<{ id: string }>(
                `INSERT INTO captures (address, final_address, retrieved_at, headers, sha256, byte_length, body, compression)
                 VALUES ('https://feed.example/', 'https://feed.example/', $1, '{"etag":"1"}', $2, $3, $4, 'none') RETURNING id`,
                [
                  publishedAt,
                  createHash('sha256').update(told.capture).digest(),
                  told.capture.length,
                  Buffer.from(told.capture),
                ],
              )
            )[0]?.id;
      let articleId = told.articleId;
      if (articleId === undefined) {
        const [source] = await tx.rows<{ id: string }>(
          `INSERT INTO sources (address, host, title, publisher, reliability) VALUES ($1, 'example', $2, $3, $4)
           ON CONFLICT (address) DO UPDATE SET title = excluded.title RETURNING id`,
          [`https://${encodeURIComponent(publisher)}.example/feed`, publisher, publisher, told.reliability ?? 'C'],
        );
        const url = told.url === undefined ? `https://news.example/${number}` : told.url;
        const [article] = await tx.rows<{ id: string }>(
          `INSERT INTO articles (source_id, url, content_hash, title, published_at, first_seen_at, is_old_news)
           VALUES ($1, $2, $3, $4, $5, $5, $6) RETURNING id`,
          [source?.id, url, hash, title, publishedAt, told.isOldNews ?? false],
        );
        articleId = article?.id ?? '';
      }
      const [revision] = await tx.rows<{ id: string }>(
        `INSERT INTO revisions (article_id, number, title, text, language, published_at, content_hash, capture_id, recorded_at)
         SELECT $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6, $7, $5 FROM revisions WHERE article_id = $1
         RETURNING id`,
        [articleId, title, text, told.language ?? 'en', publishedAt, hash, captureId],
      );
      const revisionId = revision?.id ?? '';
      return { articleId, revisionId, screeningId: await this.read(revisionId, findings, told.packVersion, tx) };
    });
  }

  /** Stores another pack's reading of a revision. */
  async rescreened(revisionId: string, findings: readonly Finding[], packVersion: string): Promise<string> {
    return this.database.transaction((tx) => this.read(revisionId, findings, packVersion, tx));
  }

  private async read(
    revisionId: string,
    findings: readonly Finding[],
    packVersion = 'pack-1',
    tx: Parameters<Parameters<Database['transaction']>[0]>[0],
  ): Promise<string> {
    // Or an application over the same rows would find them unread after a while, and read them with its own pack.
    await tx.run('UPDATE revisions SET screened_with = $2, screened_at = now() WHERE id = $1', [
      revisionId,
      packVersion,
    ]);
    const [screening] = await tx.rows<{ id: string }>(
      `INSERT INTO screenings (revision_id, pack_version, screened_at, language, finding_count, supersedes)
       VALUES ($1, $2, now(), (SELECT language FROM revisions WHERE id = $1), $3, $3 = 0) RETURNING id`,
      [revisionId, packVersion, findings.length],
    );
    for (const one of findings) {
      await tx.run(
        `INSERT INTO findings (screening_id, kind, regime, status, confidence, detail) VALUES ($1, $2, $3, $4, $5, $6)`,
        [screening?.id, one.kind, one.regime, one.status, one.confidence, JSON.stringify(one)],
      );
    }
    return screening?.id ?? '';
  }

  /** Stores articles and raises them, one job each. @returns Their ids, in order. */
  async raised(...articles: readonly ToldArticle[]): Promise<Screened[]> {
    const all: Screened[] = [];
    for (const article of articles) {
      const screened = await this.screened(article);
      await this.raising.raise([screened.screeningId]);
      all.push(screened);
    }
    return all;
  }
}
