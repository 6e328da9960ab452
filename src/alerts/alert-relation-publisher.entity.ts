import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { AlertRelation } from './alert-relation.entity.js';

/** A publisher of one alert's articles, in a relation that they tell: a row each, so that an index steps over all others. */
@Entity('alert_relation_publishers')
@Index('ix_alert_relation_publishers_relation', ['regime', 'conduct', 'supplier', 'recipient', 'publisher'])
export class AlertRelationPublisher {
  @PrimaryColumn({ type: 'bigint', name: 'alert_id', primaryKeyConstraintName: 'pk_alert_relation_publishers' })
  alertId: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relation_publishers' })
  conduct: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relation_publishers' })
  supplier: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relation_publishers' })
  recipient: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'pk_alert_relation_publishers' })
  publisher: string;

  @ManyToOne(() => AlertRelation, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn([
    {
      name: 'alert_id',
      referencedColumnName: 'alertId',
      foreignKeyConstraintName: 'fk_alert_relation_publishers_relation',
    },
    { name: 'conduct', referencedColumnName: 'conduct' },
    { name: 'supplier', referencedColumnName: 'supplier' },
    { name: 'recipient', referencedColumnName: 'recipient' },
  ])
  relation: Relation<AlertRelation>;

  @Column({ type: 'text' })
  regime: string;
}
