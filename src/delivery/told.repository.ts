/** SQL of what counts as told. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';

@Injectable()
export class ToldRepository {
  /**
   * What no server accepted was told to nobody. Each alert of these digests counts again as it was last told in one that
   * was sent, or as never told; and the subscription goes back to the place in the change feed where the digest began, so
   * that the next digest tells it. The deliveries are in their final state, their subscriptions locked.
   */
  async takeBack(deliveryIds: readonly string[], tx: Tx): Promise<void> {
    if (deliveryIds.length === 0) return;
    await tx.run(
      `UPDATE told_alerts t SET alert_version = e.alert_version, delivery_id = e.delivery_id, told_at = e.planned_at
       FROM (SELECT DISTINCT ON (l.subscription_id, l.alert_id)
                    l.subscription_id, l.alert_id, a.alert_version, d.id AS delivery_id, d.planned_at
             FROM told_alerts l
             JOIN deliveries d ON d.subscription_id = l.subscription_id AND d.state = 'sent' AND d.kind = 'digest'
             JOIN delivery_alerts a ON a.delivery_id = d.id AND a.alert_id = l.alert_id
             WHERE l.delivery_id = ANY($1::bigint[])
             ORDER BY l.subscription_id, l.alert_id, d.id DESC) e
       WHERE t.subscription_id = e.subscription_id AND t.alert_id = e.alert_id`,
      [deliveryIds],
    );
    await tx.run('DELETE FROM told_alerts WHERE delivery_id = ANY($1::bigint[])', [deliveryIds]);
    await tx.run(
      `UPDATE subscriptions p
       SET told_number = d.from_number, told_mark = d.from_mark,
           last_digest_at = (SELECT max(s.planned_at) FROM deliveries s
                             WHERE s.subscription_id = p.id AND s.kind = 'digest' AND s.state = 'sent')
       FROM (SELECT DISTINCT ON (subscription_id) subscription_id, from_number, from_mark FROM deliveries
             WHERE id = ANY($1::bigint[]) AND kind = 'digest' ORDER BY subscription_id, from_number) d
       WHERE p.id = d.subscription_id AND p.told_number > d.from_number`,
      [deliveryIds],
    );
  }
}
