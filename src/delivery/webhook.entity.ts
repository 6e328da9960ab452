import { Check, Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A receiver on the web: what it asked for, how far it has been told, and how it answers. Empty lists ask for all. */
@Entity('webhooks')
@Check('ck_webhooks_format', "format IN ('standard', 'slack', 'teams', 'matrix')")
@Check('ck_webhooks_min_priority', 'min_priority BETWEEN 0 AND 100')
@Check('ck_webhooks_lanes', 'lanes BETWEEN 1 AND 10')
@Check('ck_webhooks_state', "state IN ('active', 'paused', 'disabled')")
@Check('ck_webhooks_previous', 'num_nulls(previous_secret, previous_until) IN (0, 2)')
export class Webhook {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_webhooks',
  })
  id: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text' })
  url: string;

  @Column({ type: 'text' })
  format: string;

  /** Sent as a bearer token, where the receiver wants one. */
  @Column({ type: 'text', nullable: true })
  token: string | null;

  @Column({ type: 'bytea' })
  secret: Buffer;

  /** The secret before it; signs as well … */
  @Column({ type: 'bytea', name: 'previous_secret', nullable: true })
  previousSecret: Buffer | null;

  /** … until then. */
  @Column({ type: 'timestamptz', name: 'previous_until', nullable: true })
  previousUntil: Date | null;

  @Column({ type: 'text', array: true })
  events: string[];

  @Column({ type: 'text', array: true })
  regimes: string[];

  @Column({ type: 'text', array: true })
  kinds: string[];

  @Column({ type: 'text', array: true })
  conduct: string[];

  @Column({ type: 'integer', name: 'min_priority' })
  minPriority: number;

  /** Requests to it at the same time. */
  @Column({ type: 'integer' })
  lanes: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text', name: 'state_reason', nullable: true })
  stateReason: string | null;

  /** Number in the change feed up to which it has been told. */
  @Column({ type: 'bigint', name: 'told_number' })
  toldNumber: string;

  @Column({ type: 'text', name: 'told_mark' })
  toldMark: string;

  /** Events of sources before this are none of its business. */
  @Column({ type: 'timestamptz', name: 'sources_since' })
  sourcesSince: Date;

  /** Attempts that failed since the last that did not. */
  @Column({ type: 'integer', default: 0 })
  failures: number;

  @Column({ type: 'timestamptz', name: 'failing_since', nullable: true })
  failingSince: Date | null;

  /** Nothing is sent to it before that. */
  @Column({ type: 'timestamptz', name: 'open_until', nullable: true })
  openUntil: Date | null;

  @Column({ type: 'timestamptz', name: 'last_success_at', nullable: true })
  lastSuccessAt: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt: Date;

  @Column({ type: 'integer', default: 1 })
  version: number;
}
