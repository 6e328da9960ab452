/** From the checked files of the sample to the outlets as they are served: dates filled in, copies made. */
import { fillDates } from './fill-dates.js';
import { outletSchema, type Expectation, type OutletFile } from './sample-schema.js';

/** One item as it stands in a feed. */
export interface SampleItem {
  /** `<outlet>/<id>`: also how it is addressed. */
  readonly key: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** How it reads from the second poll on, where it is edited. */
  readonly later: { readonly title: string; readonly paragraphs: readonly string[] } | null;
  readonly published: Date;
  readonly round: 1 | 2;
  readonly expect: readonly Expectation[];
  readonly story: string | null;
}

/** One outlet and what it publishes. */
export interface Outlet extends Omit<OutletFile, 'items'> {
  /** Name of its file. */
  readonly name: string;
  /** Of the site that it pretends to have; `.example` leads nowhere (RFC 2606). */
  readonly site: string;
  readonly items: readonly SampleItem[];
}

const HOUR_MS = 3_600_000;

/**
 * @param files Parsed YAML by name of the file.
 * @param now The items' ages count back from here.
 * @throws Error that names file and field of everything that is wrong.
 */
export function buildSample(files: ReadonlyMap<string, unknown>, now: Date): Outlet[] {
  const outlets = new Map<string, OutletFile>();
  const faults: string[] = [];
  for (const [name, content] of files) {
    const read = outletSchema.safeParse(content);
    if (read.success) outlets.set(name, read.data);
    else faults.push(...read.error.issues.map((issue) => `${name}: ${issue.path.join('.')}: ${issue.message}`));
  }
  const texts = new Map<string, { title: string; text: string }>();
  for (const [name, { items }] of outlets) {
    for (const item of items) {
      if (texts.has(`${name}/${item.id}`)) faults.push(`${name}: ${item.id} stands there twice`);
      if ('text' in item) texts.set(`${name}/${item.id}`, { title: item.title, text: item.text });
    }
  }
  for (const [name, { items }] of outlets) {
    for (const item of items) {
      if ('copyOf' in item && !texts.has(item.copyOf)) faults.push(`${name}: ${item.id} copies nothing that is there`);
    }
  }
  if (faults.length > 0) throw new Error(`The sample news has faults:\n${faults.join('\n')}`);
  return [...outlets].map(([name, outlet]) => ({
    ...outlet,
    name,
    site: `https://${name}.example/`,
    items: outlet.items.map((item) => buildItem(name, outlet.language, item, texts, now)),
  }));
}

function buildItem(
  name: string,
  language: string,
  item: OutletFile['items'][number],
  texts: ReadonlyMap<string, { readonly title: string; readonly text: string }>,
  now: Date,
): SampleItem {
  const original = 'copyOf' in item ? texts.get(item.copyOf) : item;
  if (original === undefined) throw new Error(`${name}/${item.id} has no text`);
  const fill = (text: string): string => fillDates(text, now, language);
  const paragraphs = fill(original.text).split('\n');
  const later = 'later' in item ? item.later : undefined;
  return {
    key: `${name}/${item.id}`,
    title: fill(original.title),
    paragraphs: 'copyOf' in item && item.paragraphs !== undefined ? paragraphs.slice(0, item.paragraphs) : paragraphs,
    later: later ? { title: fill(later.title ?? original.title), paragraphs: fill(later.text).split('\n') } : null,
    published: new Date(now.getTime() - item.hoursAgo * HOUR_MS),
    round: item.round,
    expect: item.expect,
    story: item.story ?? null,
  };
}
