/** What people do with the registry: every act goes on record in the transaction that makes it. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { brokenConstraint, Database, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { canonicaliseAddress } from './canonicalise-address.js';
import { SourcePollingService } from './source-polling.service.js';
import { toSettings, type SourceRecord } from './source-record.js';
import type { ChangeSource, CreateSource } from './source-requests.js';
import {
  sourceAddressInvalid,
  sourceAddressTaken,
  sourceChanged,
  sourceNotEnabled,
  sourceNotFound,
} from './sources.errors.js';
import {
  SourcesRepository,
  type LedgerTotals,
  type NewSource,
  type SourceCounts,
  type SourceEventRecord,
  type SourceFilter,
  type SourceSettings,
  type ToldSourceEvent,
  type TroubleCounts,
} from './sources.repository.js';
import type { SourceEventKind } from './tell-events.js';

export type { SourceRecord } from './source-record.js';
export type {
  LedgerTotals,
  SourceCounts,
  SourceEventRecord,
  ToldSourceEvent,
  TroubleCounts,
} from './sources.repository.js';

@Injectable()
export class SourcesService {
  constructor(
    private readonly sources: SourcesRepository,
    private readonly polling: SourcePollingService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** How many there are in each state, and with each trouble. */
  async countByState(): Promise<SourceCounts> {
    return this.sources.countByState();
  }

  /** How many have which trouble, those that merely fail left out. Quick, however many sources there are. */
  async countTroubled(): Promise<TroubleCounts> {
    return this.sources.countTroubled();
  }

  /** The ledgers of all sources, added up. */
  async sumLedgers(): Promise<LedgerTotals> {
    return this.sources.sumLedgers();
  }

  /** What happened to a source of late, the newest first. */
  async findEvents(id: string, limit: number): Promise<SourceEventRecord[]> {
    return this.sources.findEvents(id, limit);
  }

  /** What of one kind happened to any source since an instant, the newest first. */
  async findEventsSince(kind: SourceEventKind, since: Date, limit: number): Promise<ToldSourceEvent[]> {
    return this.sources.findEventsSince(kind, since, limit);
  }

  /**
   * Takes away the marks of a source: the person has looked at its silence, failures and gaps and is content. It is marked
   * again when they last.
   *
   * @throws Refusal `source-not-found`
   */
  async acknowledge(id: string, actor: Actor): Promise<SourceRecord> {
    return this.database.transaction(async (tx) => {
      const before = await this.lock(id, null, tx);
      const { silence, attention, lastGapAt } = before;
      if (silence === null && attention === null && lastGapAt === null) return before;
      await this.sources.clearMarks(id, this.clock.now(), tx);
      await this.record(actor, 'source.acknowledge', id, { silence, attention, lastGapAt }, null, tx);
      return { ...before, silence: null, silentSince: null, attention: null, lastGapAt: null };
    });
  }

  async find(filter: SourceFilter): Promise<SourceRecord[]> {
    return this.sources.find(filter);
  }

  /** @throws Refusal `source-not-found` */
  async get(id: string): Promise<SourceRecord> {
    const source = await this.sources.findById(id);
    if (source === null) throw sourceNotFound(id);
    return source;
  }

  /**
   * Registers a source, due at once.
   *
   * @throws Refusal `source-address-invalid`, `source-address-taken`
   */
  async create(given: CreateSource, actor: Actor): Promise<SourceRecord> {
    const source = toNewSource(given);
    return this.database.transaction(async (tx) => {
      const id = (await this.sources.insert([source], this.clock.now(), tx)).get(source.address);
      if (id === undefined) throw sourceAddressTaken();
      const created = await this.sources.findById(id, tx);
      if (created === null) throw new Error(`Source ${id} was just written and is not there`);
      await this.record(actor, 'source.create', id, null, toSettings(created), tx);
      return created;
    });
  }

  /**
   * Changes settings; what is not given stays.
   *
   * @param version The version the caller has seen.
   * @throws Refusal `source-not-found`, `source-changed`, `source-address-invalid`, `source-address-taken`
   */
  async change(id: string, change: ChangeSource, version: number, actor: Actor): Promise<SourceRecord> {
    const act = 'source.change';
    return this.act(id, version, act, actor, null, (source) => {
      const address = change.address === undefined ? source.address : canonicaliseAddress(change.address);
      if (address === null) throw sourceAddressInvalid();
      return {
        ...settingsOf(source),
        address,
        host: new URL(address).host,
        title: change.title ?? source.title,
        site: change.site === undefined ? source.site : change.site,
        publisher: change.publisher === undefined ? source.publisher : change.publisher,
        country: change.country === undefined ? source.country : change.country,
        language: change.language === undefined ? source.language : change.language,
        topics: change.topics ?? source.topics,
        reliability: change.reliability ?? source.reliability,
        kind: change.kind === undefined ? source.kind : change.kind,
      };
    });
  }

  /** Holds a source back until it is resumed. @throws Refusal `source-not-found` */
  async pause(id: string, reason: string | null, actor: Actor): Promise<SourceRecord> {
    return this.act(id, null, 'source.pause', actor, reason, (source) =>
      source.state === 'paused' ? null : { ...settingsOf(source), state: 'paused', stateReason: reason },
    );
  }

  /** Polls a paused or gone source again, at once. @throws Refusal `source-not-found` */
  async resume(id: string, actor: Actor): Promise<SourceRecord> {
    return this.act(id, null, 'source.resume', actor, null, (source) =>
      source.state === 'enabled' ? null : { ...settingsOf(source), state: 'enabled', stateReason: null },
    );
  }

  /**
   * Polls a source now, whatever its plan says; where its host is being polled at this moment, right after that.
   *
   * @throws Refusal `source-not-found`, `source-not-enabled`
   */
  async pollNow(id: string, actor: Actor): Promise<SourceRecord> {
    return this.database.transaction(async (tx) => {
      const source = await this.sources.lockById(id, tx);
      if (source === null) throw sourceNotFound(id);
      if (source.state !== 'enabled') throw sourceNotEnabled(source.state);
      await this.polling.enqueueNow(id, tx);
      await this.record(actor, 'source.poll', id, null, null, tx);
      return source;
    });
  }

  /** Takes a source out of the registry; its articles stay. @throws Refusal `source-not-found`, `source-changed` */
  async delete(id: string, version: number | null, actor: Actor): Promise<void> {
    await this.database.transaction(async (tx) => {
      const source = await this.lock(id, version, tx);
      await this.sources.delete(id, tx);
      await this.record(actor, 'source.delete', id, toSettings(source), null, tx);
    });
  }

  private async act(
    id: string,
    version: number | null,
    act: string,
    actor: Actor,
    text: string | null,
    decide: (source: SourceRecord) => SourceSettings | null,
  ): Promise<SourceRecord> {
    try {
      return await this.database.transaction(async (tx) => {
        const before = await this.lock(id, version, tx);
        const settings = decide(before);
        if (settings === null) return before;
        const after = await this.sources.update(id, settings, this.clock.now(), tx);
        await this.record(actor, act, id, ...changed(toSettings(before), toSettings(after)), tx, text);
        return after;
      });
    } catch (error) {
      if (brokenConstraint(error) === 'uq_sources_address') throw sourceAddressTaken();
      throw error;
    }
  }

  private async lock(id: string, version: number | null, tx: Tx): Promise<SourceRecord> {
    const source = await this.sources.lockById(id, tx);
    if (source === null) throw sourceNotFound(id);
    if (version !== null && source.version !== version) throw sourceChanged(source.version);
    return source;
  }

  private async record(
    actor: Actor,
    act: string,
    subjectId: string,
    before: Record<string, unknown> | null,
    after: Record<string, unknown> | null,
    tx: Tx,
    text: string | null = null,
  ): Promise<void> {
    await this.audit.record({ actor: actor.id, act, subjectType: 'source', subjectId, before, after, text }, tx);
  }
}

function toNewSource(given: CreateSource): NewSource {
  const address = canonicaliseAddress(given.address);
  if (address === null) throw sourceAddressInvalid();
  const { host, hostname } = new URL(address);
  return {
    address,
    host,
    title: given.title ?? hostname,
    site: given.site ?? null,
    publisher: given.publisher ?? null,
    country: given.country ?? null,
    language: given.language ?? null,
    topics: given.topics ?? [],
    reliability: given.reliability ?? 'F',
    kind: given.kind ?? null,
  };
}

function settingsOf(source: SourceRecord): SourceSettings {
  const { address, title, site, publisher, country, language, topics, reliability, kind, state, stateReason } = source;
  const { host } = new URL(address);
  return { address, host, title, site, publisher, country, language, topics, reliability, kind, state, stateReason };
}

/** The fields that differ, as they were and as they are. */
function changed(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): [Record<string, unknown>, Record<string, unknown>] {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return [
    Object.fromEntries(names.map((name) => [name, before[name]])),
    Object.fromEntries(names.map((name) => [name, after[name]])),
  ];
}
