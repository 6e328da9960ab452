/** `erase-text`: takes the personal text of an entry out of the record. */
import { AuditService } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

/** @throws Refusal `audit-text-not-found` where it has none, or none any more. */
export async function eraseTextCommand(number: string): Promise<number> {
  if (!/^[1-9]\d{0,14}$/.test(number)) throw new UsageError('An entry is named by its number.');
  return withApplication({ hasWorkers: false }, async (app) => {
    const audit = app.get(AuditService);
    await app.get(Database).transaction((tx) => audit.eraseText(Number(number), SYSTEM.id, tx));
    console.log(`The words of entry ${number} are erased. The entry stands, and so does that they were erased.`);
    return 0;
  });
}
