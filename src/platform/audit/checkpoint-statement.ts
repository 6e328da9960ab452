/** A checkpoint as it is signed, handed out and kept elsewhere. */
import { z } from 'zod';

/** Names the statement inside what is signed, so that no other can be taken for it. */
const STATEMENT = 'embargo-monitor checkpoint 1';

export const signedCheckpointSchema = z
  .object({
    number: z.int().min(1).describe('Of the last entry of the record'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('Of that entry: SHA-256, hexadecimal; it covers all entries before'),
    at: z.iso.datetime().describe('When the checkpoint was made'),
    signature: z.string().describe('Ed25519 over the statement, Base64'),
    publicKey: z.string().describe('Of this installation, PEM'),
    fingerprint: z.string().describe('SHA-256 of the public key’s DER, hexadecimal'),
  })
  .meta({ id: 'SignedCheckpoint' });

/** A head of the record with the installation's signature. */
export type SignedCheckpoint = z.output<typeof signedCheckpointSchema>;

/** The bytes that the signature covers: a JSON array in a fixed order, in UTF-8. */
export function stateCheckpoint({ number, hash, at }: Pick<SignedCheckpoint, 'number' | 'hash' | 'at'>): Buffer {
  return Buffer.from(JSON.stringify([STATEMENT, number, hash, at]), 'utf8');
}
