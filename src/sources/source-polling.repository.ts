import { Injectable } from '@nestjs/common';
import { ADVISORY_LOCKS } from '../platform/database/advisory-locks.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { Silence } from './detect-silence.js';
import type { SourceAfter, SourceBefore } from './plan-after-poll.js';
import type { SourceEventDraft } from './tell-events.js';

/** A source that this process may poll, under its claim. */
export interface ClaimedSource {
  readonly id: string;
  readonly host: string;
}

/** What a poll needs to know of its source. */
export interface PollableSource extends SourceBefore {
  readonly host: string;
  readonly language: string | null;
}

type PollableRow = Omit<PollableSource, 'silence'> & {
  readonly claimedUntil: Date;
  readonly silenceKind: Silence['kind'] | null;
  readonly silentSince: Date | null;
};

/** What a poll adds to the ledger of its source: received is the sum of the four others. */
export interface PollLedger {
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
}

/** What claiming one source came to. */
export type ClaimAttempt = 'claimed' | 'in-progress' | 'host-busy' | 'not-enabled';

/** How many due sources are looked at for each one to be claimed, since hosts that are busy or had their share drop out. */
const CANDIDATES_PER_CLAIM = 4;

@Injectable()
export class SourcePollingRepository {
  constructor(private readonly database: Database) {}

  /**
   * Claims sources that are due, the longest due first, leaving out hosts of which any source is claimed or that are held.
   *
   * @param claim.perHost Most sources of one host to take.
   * @returns Nothing where another process is claiming at this moment.
   */
  async claimDue(
    claim: { now: Date; until: Date; token: string; limit: number; perHost: number },
    tx: Tx,
  ): Promise<ClaimedSource[]> {
    const [lock] = await tx.rows<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [
      ADVISORY_LOCKS.claimSources,
    ]);
    if (lock?.taken !== true) return [];
    return tx.rows<ClaimedSource>(
      `WITH candidates AS (
         SELECT id, host, next_poll_at FROM sources due
         WHERE state <> 'paused' AND next_poll_at <= $1
           AND NOT EXISTS (SELECT FROM held_hosts held WHERE held.host = due.host AND held.held_until > $1)
           AND NOT EXISTS (SELECT FROM sources busy
                           WHERE busy.claim_token IS NOT NULL AND busy.claimed_until > $1 AND busy.host = due.host)
         ORDER BY next_poll_at LIMIT $4::int * ${CANDIDATES_PER_CLAIM}
       ), ranked AS (
         SELECT id, next_poll_at, row_number() OVER (PARTITION BY host ORDER BY next_poll_at, id) AS place FROM candidates
       ), picked AS (
         SELECT id FROM sources
         WHERE id IN (SELECT id FROM ranked WHERE place <= $5 ORDER BY next_poll_at, id LIMIT $4) AND state <> 'paused'
         FOR UPDATE SKIP LOCKED
       )
       UPDATE sources SET claimed_until = $2, claim_token = $3 FROM picked WHERE sources.id = picked.id
       RETURNING sources.id, sources.host`,
      [claim.now, claim.until, claim.token, claim.limit, claim.perHost],
    );
  }

  /** Claims one source, due or not, unless it or another source of its host is claimed. */
  async claimOne(id: string, claim: { now: Date; until: Date; token: string }, tx: Tx): Promise<ClaimAttempt> {
    await tx.rows('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCKS.claimSources]);
    const busy = await tx.rows<{ id: string }>(
      `SELECT id FROM sources WHERE claim_token IS NOT NULL AND claimed_until > $1
         AND host = (SELECT host FROM sources WHERE id = $2)`,
      [claim.now, id],
    );
    if (busy.some((source) => source.id === id)) return 'in-progress';
    if (busy.length > 0) return 'host-busy';
    const claimed = await tx.run(
      `UPDATE sources SET claimed_until = $1, claim_token = $2 WHERE id = $3 AND state = 'enabled'`,
      [claim.until, claim.token, id],
    );
    return claimed === 1 ? 'claimed' : 'not-enabled';
  }

  /** How many sources are claimed under tokens that begin so. */
  async countClaimed(tokenPrefix: string, now: Date): Promise<number> {
    const [row] = await this.database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM sources
       WHERE claim_token IS NOT NULL AND starts_with(claim_token, $1) AND claimed_until > $2`,
      [tokenPrefix, now],
    );
    return row?.count ?? 0;
  }

  /** What a poll needs to know of the sources whose claims still stand under the token. */
  async findClaimed(ids: readonly string[], token: string): Promise<(PollableSource & { claimedUntil: Date })[]> {
    const rows = await this.database.rows<PollableRow>(
      `SELECT id, address, host, language, etag, last_modified AS "lastModified", body_sha256 AS "bodySha256",
         interval_seconds AS "intervalSeconds", consecutive_failures AS "consecutiveFailures",
         last_success_at AS "lastSuccessAt", last_new_item_at AS "lastNewItemAt", moved_to AS "movedTo",
         moved_since AS "movedSince", claimed_until AS "claimedUntil", state = 'gone' AS "isGone",
         failure_score AS "failureScore", failing_since AS "failingSince", attention, habit, profile, tip,
         window_items AS "windowItems", silence AS "silenceKind", silent_since AS "silentSince",
         empty_since AS "emptySince", pushed_until AS "pushedUntil", pushed_at AS "pushedAt",
         is_push_proven AS "isPushProven"
       FROM sources WHERE id = ANY ($1::bigint[]) AND claim_token = $2`,
      [ids, token],
    );
    return rows.map(({ silenceKind, silentSince, ...source }) => ({
      ...source,
      silence: silenceKind === null || silentSince === null ? null : { kind: silenceKind, since: silentSince },
    }));
  }

  /** Prolongs the claims that still stand under the token. */
  async extend(ids: readonly string[], token: string, until: Date): Promise<void> {
    await this.database.run(
      'UPDATE sources SET claimed_until = $3 WHERE id = ANY ($1::bigint[]) AND claim_token = $2',
      [ids, token, until],
    );
  }

  /** Ends claims without a poll: the sources are as due as they were. */
  async release(ids: readonly string[], token: string): Promise<void> {
    await this.database.run(
      'UPDATE sources SET claimed_until = NULL, claim_token = NULL WHERE id = ANY ($1::bigint[]) AND claim_token = $2',
      [ids, token],
    );
  }

  /** Locks sources whose claims still stand under the tokens given with them. @returns Their ids. */
  async lockClaimed(claims: readonly { id: string; token: string }[], tx: Tx): Promise<Set<string>> {
    const rows = await tx.rows<{ id: string }>(
      `SELECT id FROM sources
       WHERE (id, claim_token) IN (SELECT * FROM unnest($1::bigint[], $2::text[])) ORDER BY id FOR UPDATE`,
      [claims.map(({ id }) => id), claims.map(({ token }) => token)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Writes the outcome of polls and ends their claims. The rows must be locked by {@link lockClaimed}. */
  async recordPolled(polled: readonly { after: SourceAfter; ledger: PollLedger }[], tx: Tx): Promise<void> {
    const states = polled.map(({ after }) => after);
    const ledgers = polled.map(({ ledger }) => ledger);
    // What a document teaches is large for a row and seldom new: null leaves it as it is.
    const learned = states.map((state) =>
      state.certificate === 'unchanged' || state.failureGrade !== null ? null : state,
    );
    await tx.run(
      `UPDATE sources SET
         etag = given.etag, last_modified = given.last_modified, body_sha256 = given.body_sha256,
         interval_seconds = given.interval_seconds,
         -- What was pushed while the poll was under way, it may have missed.
         next_poll_at = CASE WHEN sources.pushed_at IS DISTINCT FROM given.pushed_at AND given.failure_score = 0
                             THEN least(given.next_poll_at, given.last_polled_at + interval '1 minute')
                             ELSE given.next_poll_at END,
         is_push_proven = given.is_push_proven,
         consecutive_failures = given.consecutive_failures, failure_score = given.failure_score,
         failing_since = given.failing_since, last_status = given.last_status, last_error = given.last_error,
         last_polled_at = given.last_polled_at, last_success_at = given.last_success_at,
         last_new_item_at = given.last_new_item_at, moved_to = given.moved_to, moved_since = given.moved_since,
         attention = given.attention, silence = given.silence, silent_since = given.silent_since,
         empty_since = given.empty_since, last_certificate = given.certificate,
         last_gap_at = CASE WHEN given.certificate = 'gap' THEN given.last_polled_at ELSE sources.last_gap_at END,
         habit = coalesce(given.habit, sources.habit), profile = coalesce(given.profile, sources.profile),
         tip = coalesce(given.tip::bigint[], sources.tip),
         window_items = coalesce(given.window_items, sources.window_items),
         polls_made = polls_made + 1,
         gaps_found = gaps_found + CASE WHEN given.certificate = 'gap' THEN 1 ELSE 0 END,
         items_received = items_received + given.received, items_new = items_new + given.new,
         items_known = items_known + given.known, items_revised = items_revised + given.revised,
         items_rejected = items_rejected + given.rejected,
         state = CASE WHEN sources.state = 'paused' THEN 'paused' WHEN given.is_gone THEN 'gone' ELSE 'enabled' END,
         state_reason = CASE WHEN sources.state = 'paused' THEN sources.state_reason
                             WHEN given.is_gone THEN coalesce(given.attention, sources.state_reason) END,
         version = sources.version + CASE WHEN given.is_gone = (sources.state = 'gone') THEN 0 ELSE 1 END,
         claimed_until = NULL, claim_token = NULL
       FROM unnest($1::bigint[], $2::text[], $3::text[], $4::bytea[], $5::int[], $6::timestamptz[], $7::int[], $8::int[],
                   $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::text[],
                   $14::timestamptz[], $15::real[], $16::timestamptz[], $17::text[], $18::text[], $19::timestamptz[],
                   $20::timestamptz[], $21::text[], $22::boolean[], $23::jsonb[], $24::jsonb[], $25::text[], $26::int[],
                   $27::int[], $28::int[], $29::int[], $30::int[], $31::int[], $32::timestamptz[], $33::boolean[])
         AS given (id, etag, last_modified, body_sha256, interval_seconds, next_poll_at, consecutive_failures, last_status,
                   last_error, last_polled_at, last_success_at, last_new_item_at, moved_to, moved_since, failure_score,
                   failing_since, attention, silence, silent_since, empty_since, certificate, is_gone, habit, profile, tip,
                   window_items, received, new, known, revised, rejected, pushed_at, is_push_proven)
       WHERE sources.id = given.id`,
      [
        states.map((state) => state.id),
        states.map((state) => state.etag),
        states.map((state) => state.lastModified),
        states.map((state) => state.bodySha256),
        states.map((state) => state.intervalSeconds),
        states.map((state) => state.nextPollAt),
        states.map((state) => state.consecutiveFailures),
        states.map((state) => state.lastStatus),
        states.map((state) => state.lastError),
        states.map((state) => state.lastPolledAt),
        states.map((state) => state.lastSuccessAt),
        states.map((state) => state.lastNewItemAt),
        states.map((state) => state.movedTo),
        states.map((state) => state.movedSince),
        states.map((state) => state.failureScore),
        states.map((state) => state.failingSince),
        states.map((state) => state.attention),
        states.map((state) => state.silence?.kind ?? null),
        states.map((state) => state.silence?.since ?? null),
        states.map((state) => state.emptySince),
        states.map((state) => state.certificate),
        states.map((state) => state.isGone),
        learned.map((state) => (state === null ? null : JSON.stringify(state.habit))),
        learned.map((state) => (state === null || state.profile === null ? null : JSON.stringify(state.profile))),
        learned.map((state) => (state === null || state.tip === null ? null : `{${state.tip.join(',')}}`)),
        learned.map((state) => state?.windowItems ?? null),
        ledgers.map((ledger) => ledger.received),
        ledgers.map((ledger) => ledger.new),
        ledgers.map((ledger) => ledger.known),
        ledgers.map((ledger) => ledger.revised),
        ledgers.map((ledger) => ledger.rejected),
        states.map((state) => state.pushedAt),
        states.map((state) => state.isPushProven),
      ],
    );
  }

  /** Until when a hub tells of the news of a source; null where none does any more. */
  async setPushedUntil(id: string, until: Date | null, tx: Tx): Promise<void> {
    await tx.run('UPDATE sources SET pushed_until = $2 WHERE id = $1', [id, until]);
  }

  /** Notes that a source was told of, and makes it due: at once, or a minute after it was last polled. One that fails keeps its wait. */
  async hastenAfterPush(id: string, now: Date): Promise<void> {
    await this.database.run(
      `UPDATE sources SET pushed_at = $2,
         next_poll_at = CASE WHEN consecutive_failures > 0 THEN next_poll_at
                             ELSE least(next_poll_at, greatest($2, last_polled_at + interval '1 minute')) END
       WHERE id = $1 AND state = 'enabled'`,
      [id, now],
    );
  }

  /** Keeps what happened to sources. */
  async insertEvents(events: readonly SourceEventDraft[], tx: Tx): Promise<void> {
    if (events.length === 0) return;
    await tx.run(
      `INSERT INTO source_events (source_id, kind, occurred_at, detail)
       SELECT * FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::jsonb[])`,
      [
        events.map(({ sourceId }) => sourceId),
        events.map(({ kind }) => kind),
        events.map(({ at }) => at),
        events.map(({ detail }) => JSON.stringify(detail)),
      ],
    );
  }

  /** Leaves hosts alone for a while; a longer wait that stands already is kept. Waits that are over are forgotten. */
  async holdHosts(
    holds: readonly { readonly host: string; readonly until: Date; readonly status: number }[],
    now: Date,
    tx: Tx,
  ): Promise<void> {
    if (holds.length === 0) return;
    await tx.run('DELETE FROM held_hosts WHERE held_until <= $1', [now]);
    // In one order everywhere, so that two processes never wait for each other; one line a host.
    await tx.run(
      `INSERT INTO held_hosts (host, held_until, status)
       SELECT host, max(held_until), max(status) FROM unnest($1::text[], $2::timestamptz[], $3::int[])
         AS given (host, held_until, status) GROUP BY host ORDER BY host
       ON CONFLICT (host) DO UPDATE SET
         held_until = greatest(held_hosts.held_until, excluded.held_until), status = excluded.status`,
      [holds.map(({ host }) => host), holds.map(({ until }) => until), holds.map(({ status }) => status)],
    );
  }

  /** Registers the address a source has moved to, unless another source has it. @returns Whether it was taken over. */
  async adoptAddress(id: string, address: string, host: string, now: Date, tx: Tx): Promise<boolean> {
    const moved = await tx.run(
      `UPDATE sources SET address = $2, host = $3, moved_to = NULL, moved_since = NULL, version = version + 1, updated_at = $4
       WHERE id = $1 AND NOT EXISTS (SELECT FROM sources other WHERE other.address = $2)`,
      [id, address, host, now],
    );
    return moved === 1;
  }
}
