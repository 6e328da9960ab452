import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** One committed change of an alert, and the alert as it then was. */
@Entity('alert_changes')
@Unique('uq_alert_changes_alert_version', ['alertId', 'version'])
@Check('ck_alert_changes_change', "change IN ('created', 'updated', 'deleted')")
export class AlertChange {
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'pk_alert_changes' })
  number: string;

  /** Drawn at random: tells a cursor from before a restore. */
  @Column({ type: 'text' })
  mark: string;

  @Column({ type: 'bigint', name: 'alert_id' })
  alertId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'text' })
  change: string;

  /** What moved, in the words of change-words.ts. */
  @Column({ type: 'text', array: true })
  what: string[];

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt: Date;

  @Column({ type: 'jsonb' })
  alert: unknown;
}
