/** The register as whoever keeps it works with it: what falls due, what a report touches, what has been checked. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { z } from 'zod';
import { AuditService } from '../platform/audit/audit.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { MetricsService } from '../platform/metrics/metrics.service.js';
import { describeRenewal, describeTouched } from './embargo-response.js';
import type { checkedRenewalSchema, checkSchema, touchedSchema } from './embargo-schema.js';
import { findRenewals, isPressing, type Renewal } from './find-renewals.js';
import { RegisterChecksRepository, type CheckRecord, type CheckSubject } from './register-checks.repository.js';
import { renewalNotFound } from './rules.errors.js';
import { RulesService } from './rules.service.js';
import { touchRegister, type ReportedChange } from './touch-register.js';

/** A renewal with the latest check of it. */
export type CheckedRenewal = z.output<typeof checkedRenewalSchema>;

/** A check as the API tells it. */
export type Check = z.output<typeof checkSchema>;

/** What a report of a change touches, as the API tells it. */
export type Touched = z.output<typeof touchedSchema>;

/** A renewal that is due or overdue asks again this long after somebody looked: a vote may have come meanwhile. */
const CHECK_HOLDS_DAYS = 30;

const DAY_MS = 86_400_000;

@Injectable()
export class RegisterService implements OnModuleInit {
  constructor(
    private readonly rules: RulesService,
    private readonly checks: RegisterChecksRepository,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly metrics: MetricsService,
  ) {}

  onModuleInit(): void {
    this.metrics.beforeRender(async () => {
      const { overdue, due } = await this.countUnchecked();
      this.metrics.set('embargo_renewals_unchecked', { standing: 'overdue' }, overdue);
      this.metrics.set('embargo_renewals_unchecked', { standing: 'due' }, due);
    });
  }

  /** Everything that falls due, the nearest day first, with the latest check of each. */
  async listRenewals(): Promise<CheckedRenewal[]> {
    const renewals = this.renewals();
    const checks = await this.latestChecks(
      'renewal',
      renewals.map(({ id }) => id),
    );
    return renewals.map((renewal) => {
      const check = checks.get(renewal.id) ?? null;
      return { ...describeRenewal(renewal), check, needsCheck: isPressing(renewal) && !this.holds(check) };
    });
  }

  /** How many renewals want somebody's eye, by standing. */
  async countUnchecked(): Promise<{ readonly overdue: number; readonly due: number }> {
    const open = (await this.listRenewals()).filter(({ needsCheck }) => needsCheck);
    const overdue = open.filter(({ standing }) => standing === 'overdue').length;
    return { overdue, due: open.length - overdue };
  }

  /** Entries of the register beside what a report says of one regime. @throws Refusal `embargo-not-found` */
  touchedBy(regimeId: string, reported: ReportedChange): Touched {
    const regime = this.rules.getRegime(regimeId);
    const renewals = this.renewals().filter((renewal) => renewal.regime === regime.id);
    return describeTouched(regime, touchRegister(regime, reported, renewals, this.today()));
  }

  /** The latest check of each of the subjects that have one, by subject. */
  async latestChecks(kind: CheckSubject['kind'], ids: readonly string[]): Promise<Map<string, Check>> {
    const found = await this.checks.listLatest(kind, ids);
    return new Map(found.map((record) => [record.subjectId, toCheck(record)]));
  }

  /** Keeps that a renewal was looked up, on record. @throws Refusal `renewal-not-found` */
  async checkRenewal(id: string, note: string, actor: Actor): Promise<CheckedRenewal> {
    const renewal = this.renewals().find((one) => one.id === id);
    if (renewal === undefined) throw renewalNotFound(id);
    await this.recordCheck({ kind: 'renewal', id }, renewal.regime, note, actor);
    const check = (await this.latestChecks('renewal', [id])).get(id) ?? null;
    return { ...describeRenewal(renewal), check, needsCheck: false };
  }

  /** Keeps that the register was held against a report or a decision, and what was found; on record. */
  async recordCheck(subject: CheckSubject, regime: string, note: string, actor: Actor): Promise<void> {
    const packVersion = this.rules.pack.version;
    await this.database.transaction(async (tx) => {
      const entryNumber = await this.audit.record(
        {
          actor: actor.id,
          act: 'register.check',
          subjectType: subject.kind,
          subjectId: subject.id,
          after: { regime, packVersion },
          text: note,
        },
        tx,
      );
      const check = { subject, regime, entryNumber, packVersion, checkedBy: actor.userId };
      await this.checks.insert(check, this.clock.now(), tx);
    });
  }

  private renewals(): Renewal[] {
    return findRenewals(this.rules.pack.register, this.today());
  }

  private holds(check: Check | null): boolean {
    return check !== null && this.clock.now().getTime() - Date.parse(check.checkedAt) < CHECK_HOLDS_DAYS * DAY_MS;
  }

  private today(): string {
    return this.clock.now().toISOString().slice(0, 10);
  }
}

function toCheck({ note, packVersion, checkedBy, checkedAt }: CheckRecord): Check {
  return { note: note ?? '(erased)', packVersion, checkedBy, checkedAt: checkedAt.toISOString() };
}
