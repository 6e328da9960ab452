/**
 * Numbers for the features that models go by, so that weighing compares numbers and never puts a name together.
 * A closed index knows the features of the models of a language alone; an open one, for training, takes up every one it is asked for.
 */

/** What is asked for and no model goes by. */
export const UNKNOWN = -1;

/** Features that are runs of words, marks or ids; named by a kind, which may differ with the length, and the symbols of the run. */
interface Family {
  /** Kind of the features of one symbol, of two …; null: there are none of that length. */
  readonly kinds: readonly (string | null)[];
  /** Kind of the longer ones. */
  readonly longer: string | null;
}

/** The families of all models. */
const FAMILIES = {
  words: { kinds: ['1', '2', '3'], longer: null },
  marks: { kinds: ['m', 'mm', 'mmm'], longer: null },
  cue: { kinds: ['cue'], longer: null },
  frame: { kinds: ['frame'], longer: null },
  says: { kinds: ['says', 'says'], longer: null },
  // what stands beside a name: a word, a pair, one of two words further off, a trigger with the preposition
  wordBefore: { kinds: ['-1'], longer: null },
  pairBefore: { kinds: [null, '--'], longer: null },
  furtherBefore: { kinds: ['-2'], longer: null },
  wordAfter: { kinds: ['+1', '++'], longer: null },
  furtherAfter: { kinds: ['+2'], longer: null },
  afterTrigger: { kinds: [], longer: 'after' },
  beforeTrigger: { kinds: [], longer: 'before' },
  marker: { kinds: ['marker', 'marker'], longer: null },
  // the words by which a party is named
  partyWord: { kinds: ['name'], longer: null },
  // goods: their words alone and for a class, the whole name, what stands beside them, the frame of the trigger before or behind
  goodsWord: { kinds: ['thing', 'thing'], longer: null },
  goodsName: { kinds: [], longer: 'things' },
  classBefore: { kinds: [null, '-1'], longer: null },
  classAfter: { kinds: [null, '+1'], longer: null },
  goodsAfterFrame: { kinds: ['thing-after'], longer: null },
  goodsNearFrame: { kinds: ['thing-near'], longer: null },
  goodsBeforeFrame: { kinds: ['thing-before'], longer: null },
} as const satisfies Readonly<Record<string, Family>>;

const ALL_FAMILIES: readonly Family[] = Object.values(FAMILIES);

/** The node where each family begins. */
export const ROOTS: Readonly<Record<keyof typeof FAMILIES, number>> = Object.fromEntries(
  Object.keys(FAMILIES).map((name, node) => [name, node]),
) as Record<keyof typeof FAMILIES, number>;

/** Words, pairs of words, cues and frames; not the order of marks. */
const WORD_KINDS: ReadonlySet<string> = new Set(['1', '2', 'cue', 'frame']);

function kindOf({ kinds, longer }: Family, length: number): string | null {
  return length === 0 ? null : (kinds[length - 1] ?? (length > kinds.length ? longer : null));
}

/** Symbols an open index has room for; a closed one is told how many it will see. */
const MANY_SYMBOLS = 2 ** 22;

/** What an open index needs to name what it is asked for: of each node the way there. */
interface Way {
  readonly family: Family;
  readonly symbols: readonly number[];
}

/** Features by name, and by walking from a family symbol by symbol. */
export class FeatureIndex {
  /** Names by number. */
  readonly names: string[] = [];
  /** Whether each is a word, a pair of words, a cue or a frame, by number. */
  readonly areWords: boolean[] = [];
  /** In which turn each was last met, and at which place: see FeatureValues. */
  readonly turns: number[] = [];
  readonly places: number[] = [];
  turn = 0;
  private readonly numbers = new Map<string, number>();
  private readonly symbols = new Map<string, number>();
  private readonly texts: string[] = [];
  /** By `node * room + symbol`; the first nodes are the families. */
  private readonly children = new Map<number, number>();
  private sealed: SealedSteps | null = null;
  /** Feature that ends at a node; UNKNOWN: none does. */
  private readonly ends: number[] = [];
  private isOpen = true;

  /** @param ways Null: nothing will be named that was not told by its name. */
  private constructor(
    private readonly room: number,
    private readonly ways: Way[] | null,
  ) {
    for (const family of ALL_FAMILIES) this.addNode(ways && { family, symbols: [] });
  }

  /** Takes up whatever it is asked for. */
  static open(): FeatureIndex {
    return new FeatureIndex(MANY_SYMBOLS, []);
  }

  /** Knows these names and no other. */
  static of(names: Iterable<string>): FeatureIndex {
    const all = [...names];
    const symbols = new Set<string>();
    for (const name of all) for (const text of name.split(' ')) symbols.add(text);
    const index = new FeatureIndex(1 + symbols.size, null);
    for (const name of all) index.addName(name);
    index.isOpen = false;
    index.sealed = sealSteps(index.children);
    index.children.clear();
    return index;
  }

  /** The number of a feature by its name. */
  number(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    if (!this.isOpen) return UNKNOWN;
    const number = this.names.push(name) - 1;
    this.areWords.push(WORD_KINDS.has(name.split(' ', 1)[0]!));
    this.turns.push(0);
    this.places.push(0);
    this.numbers.set(name, number);
    return number;
  }

  /** The number of a word or mark, for walking. */
  symbol(text: string): number {
    const known = this.symbols.get(text);
    if (known !== undefined) return known;
    if (!this.isOpen) return UNKNOWN;
    const symbol = this.texts.push(text) - 1;
    this.symbols.set(text, symbol);
    return symbol;
  }

  /** One symbol on from a node, at first from that of a family; from UNKNOWN, or by an unknown symbol, to UNKNOWN. */
  walk(node: number, symbol: number): number {
    if (node === UNKNOWN || symbol === UNKNOWN) return UNKNOWN;
    const key = node * this.room + symbol;
    if (this.sealed !== null) return stepAt(this.sealed, key);
    const known = this.children.get(key);
    if (known !== undefined) return known;
    const way = this.ways?.[node];
    const child = this.addNode(way ? { ...way, symbols: [...way.symbols, symbol] } : null);
    this.children.set(key, child);
    return child;
  }

  /** The feature that ends at a node. */
  feature(node: number): number {
    if (node === UNKNOWN) return UNKNOWN;
    const known = this.ends[node]!;
    return known !== UNKNOWN || !this.isOpen ? known : this.addEnd(node);
  }

  private addNode(way: Way | null): number {
    if (way) this.ways?.push(way);
    return this.ends.push(UNKNOWN) - 1;
  }

  private addEnd(node: number): number {
    const way = this.ways?.[node];
    if (!way) return UNKNOWN;
    const { family, symbols } = way;
    const kind = kindOf(family, symbols.length);
    if (kind === null) return UNKNOWN;
    const number = this.number([kind, ...symbols.map((symbol) => this.texts[symbol]!)].join(' '));
    this.ends[node] = number;
    return number;
  }

  private addName(name: string): void {
    const number = this.number(name);
    const [kind, ...texts] = name.split(' ');
    const family = ALL_FAMILIES.findIndex((one) => kindOf(one, texts.length) === kind);
    if (family < 0) return;
    this.ends[texts.reduce((node, text) => this.walk(node, this.symbol(text)), family)] = number;
  }
}

/** Children of nodes in a table of open addressing: asked for some thousand times an article, it must be near. */
interface SealedSteps {
  /** Key plus one, and child, side by side; 0: nothing there. */
  readonly cells: Float64Array | Int32Array;
  readonly mask: number;
}

/** 2^32 divided by the golden ratio. Knuth, The Art of Computer Programming, vol. 3, 6.4. */
const SPREAD = 0x9e3779b1;

function sealSteps(children: ReadonlyMap<number, number>): SealedSteps {
  const size = 2 ** Math.ceil(Math.log2(2 * children.size + 2));
  const mask = size - 1;
  const most = [...children.keys()].reduce((top, key) => Math.max(top, key), 0);
  const cells = most < 2 ** 31 - 1 ? new Int32Array(2 * size) : new Float64Array(2 * size);
  for (const [key, child] of children) {
    let place = (Math.imul(key, SPREAD) >>> 7) & mask;
    while (cells[2 * place] !== 0) place = (place + 1) & mask;
    cells[2 * place] = key + 1;
    cells[2 * place + 1] = child;
  }
  return { cells, mask };
}

function stepAt({ cells, mask }: SealedSteps, key: number): number {
  let place = (Math.imul(key, SPREAD) >>> 7) & mask;
  for (;;) {
    const found = cells[2 * place]!;
    if (found === key + 1) return cells[2 * place + 1]!;
    if (found === 0) return UNKNOWN;
    place = (place + 1) & mask;
  }
}

/**
 * Features of one thing with their values, in the order in which they were met. While one is filled no other of the same
 * index may be: where a feature stands is kept in the index, so that filling needs no map.
 */
export class FeatureValues {
  readonly features: number[] = [];
  readonly values: number[] = [];
  private readonly turn: number;

  constructor(private readonly index: FeatureIndex) {
    this.turn = ++index.turn;
  }

  /** Notes a feature; of two values the larger stands. */
  raise(feature: number, value: number): void {
    if (feature === UNKNOWN) return;
    const { index } = this;
    if (index.turn !== this.turn) throw new Error('another thing is being described by the same index');
    if (index.turns[feature] === this.turn) {
      const place = index.places[feature]!;
      if (value > this.values[place]!) this.values[place] = value;
      return;
    }
    index.turns[feature] = this.turn;
    index.places[feature] = this.features.length;
    this.features.push(feature);
    this.values.push(value);
  }

  /** Notes a feature that is there or not. */
  add(feature: number): void {
    this.raise(feature, 1);
  }
}
