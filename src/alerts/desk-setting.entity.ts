import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the people at one desk have agreed on; read by the database too (`review_due`). */
@Entity('desk_settings')
export class DeskSetting {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_desk_settings' })
  name: string;

  @Column({ type: 'jsonb' })
  value: unknown;

  @Column({ type: 'timestamptz', name: 'changed_at', default: () => 'now()' })
  changedAt: Date;
}
