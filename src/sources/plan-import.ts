/** What becomes of each entry of a list of feeds. */
import { z } from 'zod';
import { boundText, toStorableText } from '../platform/database/storable-text.js';
import { idText } from '../platform/http/list-query.js';
import { canonicaliseAddress } from './canonicalise-address.js';
import type { OpmlEntry } from './parse-opml.js';
import { RELIABILITIES } from './source-vocabulary.js';

/** A source as an entry describes it; see {@link NewSource}. */
export interface PlannedSource {
  readonly address: string;
  readonly host: string;
  readonly title: string;
  readonly site: string | null;
  readonly publisher: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly topics: readonly string[];
  readonly reliability: string;
  readonly kind: string | null;
}

/** What became of a list: one line for each entry, in its order. */
export const importReportSchema = z
  .object({
    added: z.int(),
    known: z.int(),
    invalid: z.int(),
    entries: z.array(
      z.object({
        address: z.string().describe('As the list has it'),
        title: z.string(),
        outcome: z.enum(['added', 'known', 'invalid']).describe('known: registered before, or named twice in the list'),
        sourceId: idText.nullable().describe('Of the source added'),
        message: z.string().nullable(),
      }),
    ),
    errors: z
      .array(
        z.object({
          line: z.int().nullable().describe('Null where it is the document as a whole'),
          title: z.string().nullable(),
          message: z.string(),
        }),
      )
      .describe('What of the document could not be read'),
  })
  .meta({ id: 'ImportReport' });

export type ImportReport = z.output<typeof importReportSchema>;
type ImportLine = ImportReport['entries'][number];

export interface ImportPlan {
  /** One for each address, the first entry that names it. */
  readonly sources: readonly PlannedSource[];
  /** @param added Id by address of the sources that were registered. */
  report(added: ReadonlyMap<string, string>, errors: ImportReport['errors']): ImportReport;
}

/** Decides which entries can be registered, with fields that are not usable left out. */
export function planImport(entries: readonly OpmlEntry[]): ImportPlan {
  const sources = new Map<string, PlannedSource>();
  const planned = entries.map((entry) => {
    const address = canonicaliseAddress(clean(entry.address) ?? '');
    const isFirst = address !== null && !sources.has(address);
    if (isFirst) sources.set(address, toSource(entry, address));
    return { entry, address, isFirst };
  });
  return {
    sources: [...sources.values()],
    report: (added, errors) => {
      const lines = planned.map(({ entry, address, isFirst }): ImportLine => {
        const sourceId = address !== null && isFirst ? (added.get(address) ?? null) : null;
        return {
          address: entry.address,
          title: entry.title,
          outcome: address === null ? 'invalid' : sourceId === null ? 'known' : 'added',
          sourceId,
          message: address === null ? 'Not an http or https address without credentials' : null,
        };
      });
      const count = (outcome: ImportLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length;
      return {
        added: count('added'),
        known: count('known'),
        invalid: count('invalid'),
        entries: lines,
        errors: [...errors],
      };
    },
  };
}

function toSource(entry: OpmlEntry, address: string): PlannedSource {
  const { host, hostname } = new URL(address);
  const country = clean(entry.country)?.toUpperCase() ?? '';
  const language = clean(entry.language)?.toLowerCase().split('-')[0] ?? '';
  const reliability = RELIABILITIES.find((each) => each === entry.reliability?.trim().toUpperCase());
  return {
    address,
    host,
    title: boundText(clean(entry.title) ?? hostname, 300),
    site: clean(entry.site),
    publisher: clean(entry.publisher),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    language: /^[a-z]{2,3}$/.test(language) ? language : null,
    topics: entry.topics.flatMap((topic) => clean(topic) ?? []).slice(0, 50),
    reliability: reliability ?? 'F',
    kind: clean(entry.kind),
  };
}

/** Null for what is empty; without what Postgres cannot keep. */
function clean(text: string | null): string | null {
  const kept = toStorableText(text ?? '').trim();
  return kept === '' ? null : kept;
}
