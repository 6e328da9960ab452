/** Many sources at once: lists of feeds in and out, and the list that a new installation begins with. */
import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { buildOpml } from './build-opml.js';
import { parseOpml } from './parse-opml.js';
import { planImport, type ImportReport } from './plan-import.js';
import { opmlUnreadable } from './sources.errors.js';
import { SourcesRepository } from './sources.repository.js';
import { StarterSourcesClient } from './starter-sources.client.js';

/** More than any real list, and few enough to be registered in one transaction. */
const MAX_ENTRIES = 20_000;

@Injectable()
export class OpmlService implements OnApplicationBootstrap {
  private readonly logger = new Logger(OpmlService.name);

  constructor(
    private readonly sources: SourcesRepository,
    private readonly starter: StarterSourcesClient,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.collection.seed !== 'starter') return;
    try {
      await this.seed();
    } catch (error) {
      this.logger.error({ error }, 'The registry could not be filled with the bundled list');
    }
  }

  /** The whole registry as OPML 2.0. */
  async export(): Promise<string> {
    const sources = await this.sources.findAll();
    return buildOpml({
      title: 'Sources of Embargo Monitor',
      createdAt: this.clock.now(),
      entries: sources.map((source) => ({ ...source, topics: [...source.topics] })),
    });
  }

  /**
   * Registers what a list names and the registry does not have; what it has stays as it is.
   *
   * @throws Refusal `opml-unreadable`
   */
  async import(text: string, actor: Actor): Promise<ImportReport> {
    const list = parseOpml(text);
    if (list.entries.length === 0 && list.errors.length > 0) {
      throw opmlUnreadable(list.errors[0]?.message ?? 'The document is not OPML.');
    }
    if (list.entries.length > MAX_ENTRIES) {
      throw opmlUnreadable(`The list has ${list.entries.length} entries; at most ${MAX_ENTRIES} are taken at once.`);
    }
    const plan = planImport(list.entries);
    return this.database.transaction(async (tx) => {
      const added = await this.sources.insert(plan.sources, this.clock.now(), tx);
      const report = plan.report(added, list.errors);
      if (added.size > 0) {
        const after = { added: [...added.values()] };
        await this.audit.record(
          { actor: actor.id, act: 'source.import', subjectType: 'sources', subjectId: 'all', after },
          tx,
        );
      }
      return report;
    });
  }

  /** Fills a registry that was never used with the bundled list. Safe in many processes at once. */
  async seed(): Promise<void> {
    const plan = planImport(parseOpml(await this.starter.read()).entries);
    const count = await this.database.transaction(async (tx) => {
      if (!(await this.sources.lockForSeeding(tx))) return 0;
      const added = await this.sources.insert(plan.sources, this.clock.now(), tx);
      const after = { added: added.size };
      await this.audit.record(
        { actor: SYSTEM.id, act: 'source.seed', subjectType: 'sources', subjectId: 'all', after },
        tx,
      );
      return added.size;
    });
    if (count > 0) this.logger.log(`Registered ${count} sources to begin with`);
  }
}
