import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../platform/database/database.js';
import type { Certificate } from '../sources/source.entity.js';
import type { PollOutcome } from './poll.entity.js';

/** A poll's certificate and ledger, as its row has them. */
export interface PollRecord {
  readonly id: string;
  readonly sourceId: string;
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly outcome: PollOutcome;
  readonly status: number | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly bytes: number | null;
  readonly bodySha256: Buffer | null;
  readonly certificate: Certificate;
  readonly received: number;
  readonly new: number;
  readonly known: number;
  readonly revised: number;
  readonly rejected: number;
  readonly rejectedEmpty: number;
  readonly rejectedUnread: number;
  readonly rejectedUnstored: number;
  readonly warnings: readonly string[];
  readonly nextPollAt: Date;
}

export type NewPoll = Omit<PollRecord, 'id'>;

/** A source's polls of one day. */
export interface PollDay {
  readonly sourceId: string;
  /** YYYY-MM-DD, UTC. */
  readonly day: string;
  readonly polls: number;
  readonly failed: number;
  readonly new: number;
}

@Injectable()
export class PollsRepository {
  constructor(private readonly database: Database) {}

  async insert(polls: readonly NewPoll[], tx: Tx): Promise<void> {
    await tx.run(
      `INSERT INTO polls (source_id, started_at, finished_at, outcome, status, error_code, error, bytes, body_sha256,
                          received, new, known, revised, rejected, warnings, next_poll_at, certificate, rejected_empty,
                          rejected_unread, rejected_unstored)
       SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::timestamptz[], $4::text[], $5::int[], $6::text[],
                            $7::text[], $8::int[], $9::bytea[], $10::int[], $11::int[], $12::int[], $13::int[], $14::int[],
                            $15::jsonb[], $16::timestamptz[], $17::text[], $18::int[], $19::int[], $20::int[])`,
      [
        polls.map((poll) => poll.sourceId),
        polls.map((poll) => poll.startedAt),
        polls.map((poll) => poll.finishedAt),
        polls.map((poll) => poll.outcome),
        polls.map((poll) => poll.status),
        polls.map((poll) => poll.errorCode),
        polls.map((poll) => poll.error),
        polls.map((poll) => poll.bytes),
        polls.map((poll) => poll.bodySha256),
        polls.map((poll) => poll.received),
        polls.map((poll) => poll.new),
        polls.map((poll) => poll.known),
        polls.map((poll) => poll.revised),
        polls.map((poll) => poll.rejected),
        polls.map((poll) => JSON.stringify(poll.warnings)),
        polls.map((poll) => poll.nextPollAt),
        polls.map((poll) => poll.certificate),
        polls.map((poll) => poll.rejectedEmpty),
        polls.map((poll) => poll.rejectedUnread),
        polls.map((poll) => poll.rejectedUnstored),
      ],
    );
  }

  /** Newest first, below `beforeId` if given. */
  async findBySource(sourceId: string, beforeId: string | null, limit: number): Promise<PollRecord[]> {
    return this.database.rows<PollRecord>(
      `SELECT id, source_id AS "sourceId", started_at AS "startedAt", finished_at AS "finishedAt", outcome, status,
              error_code AS "errorCode", error, bytes, body_sha256 AS "bodySha256", certificate, received, new, known, revised,
              rejected, rejected_empty AS "rejectedEmpty", rejected_unread AS "rejectedUnread",
              rejected_unstored AS "rejectedUnstored", warnings, next_poll_at AS "nextPollAt"
       FROM polls WHERE source_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [sourceId, beforeId, limit],
    );
  }

  /** What the polls of sources came to, day by day (UTC); days without a poll have no row. */
  async countByDay(sourceIds: readonly string[], from: Date): Promise<PollDay[]> {
    return this.database.rows<PollDay>(
      `SELECT source_id AS "sourceId", to_char(started_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
              count(*)::integer AS polls, count(*) FILTER (WHERE outcome = 'failed')::integer AS failed,
              sum(new)::integer AS new
       FROM polls WHERE source_id = ANY ($1::bigint[]) AND started_at >= $2 GROUP BY 1, 2`,
      [sourceIds, from],
    );
  }
}
