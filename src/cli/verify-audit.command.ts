/** `verify-audit`: proves that the record of acts is whole, or names the first entry that is not. */
import { existsSync, readFileSync } from 'node:fs';
import { AuditService, type Checkpoint } from '../platform/audit/audit.service.js';
import { signedCheckpointSchema, stateCheckpoint } from '../platform/audit/checkpoint-statement.js';
import { isSignedBy } from '../platform/audit/signing.service.js';
import { withApplication } from './open-application.client.js';
import { UsageError } from './usage-error.js';

/** @returns 0 when every entry verifies, 1 when one does not. */
export async function verifyAuditCommand(options: { readonly checkpoint?: readonly string[] }): Promise<number> {
  const expected = (options.checkpoint ?? []).map(readCheckpoint);
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

/** NUMBER:HASH as this command prints it, or a file with a signed checkpoint as the API hands it out. */
function readCheckpoint(given: string): Checkpoint {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(given.trim());
  if (match?.[1] && match[2]) return { number: Number(match[1]), hash: match[2].toLowerCase() };
  if (!existsSync(given))
    throw new UsageError(
      'A checkpoint is NUMBER:HASH, with 64 hexadecimal digits, or a file with a signed checkpoint.',
    );
  const parsed = signedCheckpointSchema.safeParse(parseJson(readFileSync(given, 'utf8')));
  if (!parsed.success) throw new UsageError(`${given} holds no signed checkpoint.`);
  const { signature, publicKey, fingerprint, ...checkpoint } = parsed.data;
  if (!isSignedBy(stateCheckpoint(checkpoint), signature, publicKey))
    throw new UsageError(`The signature of ${given} does not hold: it is not as it was handed out.`);
  console.log(`The checkpoint of ${checkpoint.at} was signed with the key ${fingerprint}.`);
  return checkpoint;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
