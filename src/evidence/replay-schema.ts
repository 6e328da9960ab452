/** What came of reading an alert's texts anew, as the API tells it. */
import { z } from 'zod';

const engineSchema = z
  .object({
    version: z.string().describe('16 hexadecimal digits over the code and the versions below'),
    product: z.string(),
    codeHash: z.string().describe('SHA-256 over the code that reads texts, as built'),
    node: z.string(),
    icu: z.string(),
    unicode: z.string(),
  })
  .meta({ id: 'Engine' });

const pieceSchema = z.object({
  evidenceId: z.string(),
  articleId: z.string(),
  revisionId: z.string(),
  publisher: z.string(),
  title: z.string(),
  packVersion: z.string(),
  engine: z.string().nullable().describe('Null where it was not noted, or where a person read'),
  outcome: z
    .enum(['same', 'differs', 'not-recomputed', 'by-hand'])
    .describe('by-hand: a person read it; there is nothing to compute'),
  missing: z.array(z.string()).describe('What is no longer at hand, in words'),
  differs: z.array(z.string()).describe('Fields of the finding that differ, the first few'),
  isTextIntact: z.boolean().describe('The text has the hash it was kept under'),
  isCaptureIntact: z.boolean().nullable().describe('So have the bytes it was read from; null where there are none'),
  keptHash: z.string().describe('SHA-256 over the finding as kept, in canonical JSON'),
  recomputedHash: z.string().nullable(),
});

export const replaySchema = z
  .object({
    alertId: z.string(),
    at: z.iso.datetime(),
    verdict: z
      .enum(['same', 'same-by-another-engine', 'differs', 'altered', 'incomplete'])
      .describe(
        'same: every finding bit for bit, by the packs and the engine of that day. same-by-another-engine: the same, but that engine is not at hand. differs: not the same. altered: a text or its bytes are not what was kept. incomplete: something needed is not at hand.',
      ),
    engine: engineSchema.describe('What recomputed it'),
    pieces: z.array(pieceSchema),
    left: z.int().describe('Pieces of evidence that were not looked at: there are too many for one answer'),
    alert: z
      .object({ outcome: z.enum(['same', 'differs', 'not-recomputed']), differs: z.array(z.string()) })
      .describe('What the alert says, put together from its findings anew'),
  })
  .meta({ id: 'Replay' });

/** What came of it. */
export type Replay = z.output<typeof replaySchema>;

/** One piece of evidence read anew. */
export type ReplayedPiece = Replay['pieces'][number];
