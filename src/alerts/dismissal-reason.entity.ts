import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** Why an alert may be dismissed. A retired reason stays on record and is offered no more. */
@Entity('dismissal_reasons')
@Unique('uq_dismissal_reasons_words', ['words'])
export class DismissalReasonRow {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_dismissal_reasons' })
  id: string;

  @Column({ type: 'text' })
  words: string;

  /** Whoever dismisses for it has to say more. */
  @Column({ type: 'boolean', name: 'needs_words', default: false })
  needsWords: boolean;

  @Column({ type: 'boolean', name: 'is_retired', default: false })
  isRetired: boolean;

  /** Order in which they are offered. */
  @Column({ type: 'integer' })
  position: number;
}
