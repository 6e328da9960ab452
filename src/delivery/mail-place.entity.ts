import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A mail that was let go, as long as it counts against the rate. */
@Entity('mail_places')
@Index('ix_mail_places_taken', ['takenAt'])
export class MailPlace {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_mail_places',
  })
  id: string;

  @Column({ type: 'timestamptz', name: 'taken_at' })
  takenAt: Date;
}
