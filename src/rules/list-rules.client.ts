/** The frames and embargoes in use, with what is known of each. */
import { createHash } from 'node:crypto';
import { loadFrameExamples } from './frame-examples.client.js';
import { languageFileSchema } from './lexicon-schema.js';
import { loadPack, parseAll, readFolders, SHIPPED } from './pack.client.js';

/** A frame, or an embargo. */
export interface ListedRule {
  readonly id: string;
  readonly status: string;
  /** Eight hexadecimal digits of the hash of its content: what changed between two packs differs here. */
  readonly version: string;
  /** Whether it comes from the operator's directory. */
  readonly isOwn: boolean;
  /** Examples that hold it. */
  readonly examples: number;
  /** Sentences known to be read wrongly under it; of embargoes none. */
  readonly misread: number;
}

/** All rules in use. */
export interface ListedRules {
  /** Of the pack as a whole. */
  readonly version: string;
  readonly frames: readonly ListedRule[];
  readonly embargoes: readonly ListedRule[];
}

/** @throws PackError where the rules cannot be loaded */
export async function listRules(rulesDir: string | undefined): Promise<ListedRules> {
  const pack = await loadPack({ rulesDir });
  const own = rulesDir === undefined ? [] : await readFolders(rulesDir, ['embargoes', 'frames'], true);
  const isOwnLaw = (id: string): boolean => own.some(({ path }) => path === `embargoes/${id}.yaml`);
  return {
    version: pack.version,
    frames: await listFrames(rulesDir),
    embargoes: pack.register.regimes.map((regime) => ({
      id: regime.id,
      status: regime.status,
      version: versionOf(regime),
      isOwn: isOwnLaw(regime.id),
      examples: regime.examples.length,
      misread: 0,
    })),
  };
}

/** In the order of their files; one of the operator's stands in the place of the shipped one of its id. */
async function listFrames(rulesDir: string | undefined): Promise<ListedRule[]> {
  const files = await readFolders(SHIPPED, ['frames'], false);
  if (rulesDir !== undefined) files.push(...(await readFolders(rulesDir, ['frames'], true)));
  const examples = await loadFrameExamples({ rulesDir });
  const listed = new Map<string, ListedRule>();
  for (const { file, value } of parseAll(files))
    for (const frame of languageFileSchema.parse(value).frames ?? []) {
      const beside = examples.filter((one) => one.examples.frame === frame.id).map((one) => one.examples);
      const { match, ignore, nearMiss = [] } = frame.examples;
      listed.set(frame.id, {
        id: frame.id,
        status: frame.status,
        version: versionOf(frame),
        isOwn: file.isOverlay,
        examples: beside.reduce(
          (sum, one) => sum + one.match.length + one.ignore.length + one.nearMiss.length,
          match.length + ignore.length + nearMiss.length,
        ),
        misread: beside.reduce(
          (sum, { misread }) =>
            sum + (misread ? misread.match.length + misread.ignore.length + misread.nearMiss.length : 0),
          0,
        ),
      });
    }
  return [...listed.values()];
}

function versionOf(entry: unknown): string {
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex').slice(0, 8);
}
