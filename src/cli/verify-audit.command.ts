/** `verify-audit`: proves that the record of acts is whole, or names the first entry that is not. */
import { AuditService, type Checkpoint } from '../platform/audit/audit.service.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

/** @returns 0 when every entry verifies, 1 when one does not. */
export async function verifyAuditCommand(options: { readonly checkpoint?: string }): Promise<number> {
  const expected = options.checkpoint === undefined ? null : readCheckpoint(options.checkpoint);
  return withApplication({ hasWorkers: false }, async (app) => {
    const audit = app.get(AuditService);
    const { entries, brokenAt, reason, head } = await audit.verify({ expected });
    if (brokenAt !== null) {
      console.log(`The record is broken at entry ${brokenAt}: ${reason}. ${entries} entries before it verify.`);
      return 1;
    }
    console.log(`The record is whole: ${entries} entries, each chained to the one before.`);
    if (head) console.log(`Checkpoint to keep elsewhere: ${head.number}:${head.hash}`);
    return 0;
  });
}

function readCheckpoint(text: string): Checkpoint {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  if (!match?.[1] || !match[2])
    throw new UsageError('A checkpoint is NUMBER:HASH, with 64 hexadecimal digits, as verify-audit prints it.');
  return { number: Number(match[1]), hash: match[2].toLowerCase() };
}
