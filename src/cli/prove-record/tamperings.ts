/** What somebody with the database in their hands may do to a record, each as a change of rows. Pure. */
import type { Random } from '../simulate/random.js';
import { hashText, rechain, sha256, type EntryRow, type Log, type TextRow } from './log.js';

/** One way of tampering; where it finds nothing to work on, the record comes back as it was. */
export type Tampering = (log: Log, random: Random) => Log;

const DAY_US = 86_400_000_000n;

function index(random: Random, length: number): number {
  return Math.floor(random() * length);
}

function edited(log: Log, at: number, change: (entry: EntryRow) => Partial<EntryRow>): Log {
  return { ...log, entries: log.entries.map((entry, i) => (i === at ? { ...entry, ...change(entry) } : entry)) };
}

function anEntry(log: Log, random: Random, change: (entry: EntryRow) => Partial<EntryRow>): Log {
  return edited(log, index(random, log.entries.length), change);
}

function aText(
  log: Log,
  random: Random,
  fits: (text: TextRow) => boolean,
  change: (text: TextRow) => Partial<TextRow>,
): Log {
  const fitting = log.texts.filter(fits);
  const chosen = fitting[index(random, fitting.length)];
  return { ...log, texts: log.texts.map((text) => (text === chosen ? { ...text, ...change(text) } : text)) };
}

const some = (random: Random): string => sha256(String(random()));
const isKept = ({ erasedAt }: TextRow): boolean => erasedAt === null;
const isErased = ({ erasedAt }: TextRow): boolean => erasedAt !== null;

/** Takes entries out, with their texts. */
function without(log: Log, from: number, count: number): Log {
  const gone = new Set(log.entries.slice(from, from + count).map(({ number }) => number));
  return {
    entries: log.entries.filter(({ number }) => !gone.has(number)),
    texts: log.texts.filter(({ number }) => !gone.has(number)),
  };
}

/** Numbers all entries from one without gaps, as if nothing had gone or come; texts go with their entries. */
function renumbered(log: Log): Log {
  const numberOf = new Map(log.entries.map(({ number }, at) => [number, String(at + 1)]));
  return {
    entries: log.entries.map((entry, at) => ({ ...entry, number: String(at + 1) })),
    texts: log.texts.map((text) => ({ ...text, number: numberOf.get(text.number) ?? text.number })),
  };
}

/** A change, and then all hashes after it computed anew. */
function rebuilt(log: Log, random: Random): Log {
  const at = index(random, log.entries.length);
  const change = anEntryChange(random);
  const changed = edited(log, at, change);
  return { ...changed, entries: rechain(changed.entries, at) };
}

function anEntryChange(random: Random): (entry: EntryRow) => Partial<EntryRow> {
  const changes: readonly ((entry: EntryRow) => Partial<EntryRow>)[] = [
    () => ({ actor: `user:${100 + index(random, 900)}` }),
    ({ act }) => ({ act: `${act}.not` }),
    ({ subjectId }) => ({ subjectId: `${subjectId}0` }),
    ({ recordedAt }) => ({ recordedAt: String(BigInt(recordedAt) - DAY_US * BigInt(1 + index(random, 400))) }),
    () => ({ after: JSON.stringify({ state: some(random) }) }),
  ];
  return changes[index(random, changes.length)] ?? (() => ({}));
}

/** By name; names are those of the report. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  'a column changed': (log, random) => anEntry(log, random, anEntryChange(random)),
  'what was before changed': (log, random) =>
    anEntry(log, random, ({ before }) => ({ before: before === null ? 'null' : null })),
  'kind of subject changed': (log, random) =>
    anEntry(log, random, ({ subjectType }) => ({ subjectType: `${subjectType}-x` })),
  'a hash changed': (log, random) => anEntry(log, random, () => ({ hash: some(random) })),
  'a link changed': (log, random) => anEntry(log, random, () => ({ previousHash: some(random) })),
  'hash of a text changed': (log, random) =>
    anEntry(log, random, ({ textHash }) => ({ textHash: textHash === null || random() < 0.5 ? some(random) : null })),
  'number changed': (log, random) =>
    anEntry(log, random, () => ({ number: String(log.entries.length + 1 + index(random, 1_000)) })),
  'back-dated by a microsecond': (log, random) =>
    anEntry(log, random, ({ recordedAt }) => ({ recordedAt: String(BigInt(recordedAt) - 1n) })),
  'a run back-dated': (log, random) => {
    const from = index(random, log.entries.length);
    const to = from + 1 + index(random, 5);
    const back = DAY_US * BigInt(1 + index(random, 400));
    const entries = log.entries.map((entry, at) =>
      at >= from && at < to ? { ...entry, recordedAt: String(BigInt(entry.recordedAt) - back) } : entry,
    );
    return { ...log, entries };
  },
  'an entry deleted': (log, random) => without(log, index(random, log.entries.length), 1),
  'an entry deleted and the gap closed': (log, random) =>
    renumbered(without(log, index(random, log.entries.length), 1)),
  'a run deleted': (log, random) => without(log, index(random, log.entries.length), 1 + index(random, 6)),
  'an entry inserted': (log, random) => {
    const at = index(random, log.entries.length);
    const model = log.entries[index(random, log.entries.length)] as EntryRow;
    const forged = { ...model, ...anEntryChange(random)(model), number: 'new', textHash: null };
    const entries = [...log.entries.slice(0, at), forged, ...log.entries.slice(at)];
    const own = renumbered({ ...log, entries });
    return random() < 0.5
      ? own
      : { ...own, entries: own.entries.map((entry, i) => (i === at ? selfHashed(entry) : entry)) };
  },
  'an entry put before the first': (log) => {
    const [first] = log.entries;
    return first === undefined ? log : { ...log, entries: [{ ...first, number: '0', textHash: null }, ...log.entries] };
  },
  'two entries swapped': (log, random) => {
    const a = index(random, log.entries.length);
    const b = index(random, log.entries.length);
    const [x, y] = [log.entries[a] as EntryRow, log.entries[b] as EntryRow];
    const swapped = { [x.number]: y.number, [y.number]: x.number };
    const place = <Row extends { readonly number: string }>(row: Row): Row => ({
      ...row,
      number: swapped[row.number] ?? row.number,
    });
    return { entries: log.entries.map(place), texts: log.texts.map(place) };
  },
  'two texts swapped': (log, random) => {
    const kept = log.texts.filter(isKept);
    const [x, y] = [kept[index(random, kept.length)], kept[index(random, kept.length)]];
    if (x === undefined || y === undefined) return log;
    const swapped = { [x.number]: y.number, [y.number]: x.number };
    return { ...log, texts: log.texts.map((text) => ({ ...text, number: swapped[text.number] ?? text.number })) };
  },
  'the end cut off': (log, random) => {
    const from = index(random, log.entries.length);
    return without(log, from, log.entries.length - from);
  },
  'the end computed anew': rebuilt,
  'the end computed anew, shorter': (log, random) => {
    const at = index(random, log.entries.length);
    const own = renumbered(without(log, at, 1));
    return { ...own, entries: rechain(own.entries, at) };
  },
  'the end computed anew, longer': (log, random) => {
    const own = rebuilt(log, random);
    const last = own.entries.at(-1) as EntryRow;
    const more = { ...last, number: String(Number(last.number) + 1), textHash: null };
    return { ...own, entries: rechain([...own.entries, more], own.entries.length) };
  },
  'a text and all hashes after it computed anew': (log, random) => {
    const kept = log.texts.filter(isKept);
    const chosen = kept[index(random, kept.length)];
    if (chosen === undefined || chosen.salt === null) return log;
    const text = some(random);
    const textHash = hashText(chosen.salt, text);
    const at = log.entries.findIndex(({ number }) => number === chosen.number);
    const own = edited(log, at, () => ({ textHash }));
    return {
      entries: rechain(own.entries, at),
      texts: log.texts.map((row) => (row === chosen ? { ...row, text } : row)),
    };
  },
  'a text changed': (log, random) => aText(log, random, isKept, () => ({ text: some(random) })),
  'a salt changed': (log, random) => aText(log, random, isKept, () => ({ salt: some(random) })),
  'a text erased off the record': (log, random) =>
    aText(log, random, isKept, () => ({ salt: null, text: null, erasedAt: log.entries.at(-1)?.recordedAt ?? '0' })),
  'an erased text filled': (log, random) =>
    aText(log, random, isErased, () => ({ salt: some(random), text: 'never said', erasedAt: null })),
  'an erasure back-dated': (log, random) =>
    aText(log, random, isErased, ({ erasedAt }) => ({ erasedAt: String(BigInt(erasedAt ?? 0) - DAY_US) })),
  'a text deleted': (log, random) => {
    const at = index(random, log.texts.length);
    return { ...log, texts: log.texts.filter((_, i) => i !== at) };
  },
  'a text added': (log, random) => {
    const bare = log.entries.filter(({ number }) => !log.texts.some((text) => text.number === number));
    const chosen = bare[index(random, bare.length)];
    if (chosen === undefined) return log;
    return { ...log, texts: [...log.texts, { number: chosen.number, salt: some(random), text: 'x', erasedAt: null }] };
  },
  'a text of no entry added': (log, random) => {
    const number = String(log.entries.length + 1 + index(random, 50));
    return { ...log, texts: [...log.texts, { number, salt: some(random), text: 'x', erasedAt: null }] };
  },
};

/** The entry with the hash that its own columns give: a forgery that follows from nothing. */
function selfHashed(entry: EntryRow): EntryRow {
  return rechain([entry], 0).map((own) => ({ ...own, previousHash: entry.previousHash }))[0] ?? entry;
}
