import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What ran a pack: our code and the tables of letters and languages that it stands on. Named, not kept. */
@Entity('engines')
export class Engine {
  /** 16 hexadecimal digits over the code's hash and the versions below. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_engines' })
  version: string;

  /** E.g. `embargo-monitor 1.2.0`, as first seen. */
  @Column({ type: 'text' })
  product: string;

  /** SHA-256 over the code that reads texts and builds packs, as built; hexadecimal. */
  @Column({ type: 'text', name: 'code_hash' })
  codeHash: string;

  @Column({ type: 'text' })
  node: string;

  @Column({ type: 'text' })
  icu: string;

  @Column({ type: 'text' })
  unicode: string;

  @Column({ type: 'timestamptz', name: 'first_used_at' })
  firstUsedAt: Date;
}
