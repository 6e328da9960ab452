/**
 * Who had a story first and who repeats whom. Independent are the roots of the graph: texts that copy no other, credit
 * nobody else, and speak with a voice of their own. Two feeds of one publisher have one voice, and so have the houses of
 * one State.
 */
import { houseOfPublisher } from './news-agencies.js';
import { creditName } from './read-credits.js';

/** An article of a story, as far as the graph needs it. */
export interface ReportNode {
  readonly articleId: string;
  readonly publisher: string;
  readonly datedAtMs: number;
  /** The article whose words it has, by the machine’s comparison; null where it has its own. */
  readonly copyOf: string | null;
  /** Of {@link readCredits}. */
  readonly credits: readonly string[];
}

/** Why a report adds no voice of its own. */
export type RepeatGround = 'copy' | 'credit' | 'same-publisher' | 'same-voice';

/** A report at its place in the graph. */
export interface PlacedReport {
  readonly articleId: string;
  /** Whose account it is in the end: `house:reuters`, `state:RU`, `publisher:harbour herald`. */
  readonly voice: string;
  readonly isIndependent: boolean;
  /** The article that it repeats: null for a root, and where what it repeats was not collected. */
  readonly repeats: string | null;
  /** In words: "Reuters", or null for a root. */
  readonly repeatsWhom: string | null;
  readonly ground: RepeatGround | null;
}

/**
 * Places each report. Deterministic: the order in which they are given makes no difference.
 *
 * @returns In order of time, then of ids.
 */
export function buildCopyGraph(nodes: readonly ReportNode[]): PlacedReport[] {
  const ordered = [...nodes].sort((a, b) => a.datedAtMs - b.datedAtMs || compareIds(a.articleId, b.articleId));
  const clusters = clustersOf(ordered);
  const publishers = new Map(ordered.map(({ publisher }) => [publisher.trim().toLowerCase(), publisher]));
  const heads = new Map<string, ReportNode>();
  const voiceOfCluster = new Map<number, string>();
  const clusterOf = new Map<string, number>();
  for (const [at, members] of clusters.entries()) {
    for (const { articleId } of members) clusterOf.set(articleId, at);
    voiceOfCluster.set(at, voiceOf(members, publishers));
  }
  // The head of a voice is its own text where that was collected, else whoever had the account first.
  for (const node of ordered) {
    const voice = voiceOfCluster.get(clusterOf.get(node.articleId) ?? -1) ?? '';
    const head = heads.get(voice);
    const isOwn = ownVoice(node) === voice && creditedVoice(node, publishers) === null;
    if (head === undefined || (isOwn && ownVoice(head) !== voice)) heads.set(voice, node);
  }
  const byId = new Map(ordered.map((node) => [node.articleId, node]));
  return ordered.map((node) => {
    const voice = voiceOfCluster.get(clusterOf.get(node.articleId) ?? -1) ?? '';
    const head = heads.get(voice) ?? node;
    if (head === node) {
      // The voice itself was not collected: its first repeater stands for it, and says whom it repeats.
      const whom = ownVoice(node) === voice ? null : voiceName(voice);
      const ground = whom === null ? null : 'credit';
      return { articleId: node.articleId, voice, isIndependent: true, repeats: null, repeatsWhom: whom, ground };
    }
    const copied = node.copyOf === null ? undefined : byId.get(node.copyOf);
    const parent = copied !== undefined && copied !== node && isBefore(copied, node) ? copied : head;
    const ground =
      clusterOf.get(parent.articleId) === clusterOf.get(node.articleId) && parent !== node
        ? 'copy'
        : creditedVoice(node, publishers) === voice
          ? 'credit'
          : parent.publisher === node.publisher
            ? 'same-publisher'
            : 'same-voice';
    return {
      articleId: node.articleId,
      voice,
      isIndependent: false,
      repeats: parent.articleId,
      repeatsWhom: parent.publisher,
      ground,
    };
  });
}

/** Roots of the graph: at least 1 where there is any report. */
export function countIndependent(nodes: readonly ReportNode[]): number {
  return buildCopyGraph(nodes).filter(({ isIndependent }) => isIndependent).length;
}

/** A voice as people read it: "Reuters", "media of RU", "Harbour Herald". */
function voiceName(voice: string): string {
  const [kind, name] = [voice.slice(0, voice.indexOf(':')), voice.slice(voice.indexOf(':') + 1)];
  return kind === 'house' ? creditName(name) : kind === 'state' ? `state media (${name})` : name;
}

/** Articles that have each other's words, each cluster in order of time. */
function clustersOf(ordered: readonly ReportNode[]): ReportNode[][] {
  const parent = new Map(ordered.map(({ articleId }) => [articleId, articleId]));
  const find = (id: string): string => {
    let root = id;
    for (let next = parent.get(root); next !== undefined && next !== root; next = parent.get(root)) root = next;
    for (let at = id; at !== root;) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const { articleId, copyOf } of ordered) {
    if (copyOf !== null && parent.has(copyOf)) parent.set(find(articleId), find(copyOf));
  }
  return [...Map.groupBy(ordered, ({ articleId }) => find(articleId)).values()];
}

/** The voice of texts with the same words: whom most of them credit, else that of the first. */
function voiceOf(members: readonly ReportNode[], publishers: ReadonlyMap<string, string>): string {
  const credited = members.flatMap((node) => creditedVoice(node, publishers) ?? []);
  const counts = [...Map.groupBy(credited, (voice) => voice)].map(([voice, { length }]) => ({ voice, length }));
  const most = counts.reduce<(typeof counts)[number] | null>(
    (best, one) => (best === null || one.length > best.length ? one : best),
    null,
  );
  if (most !== null) return most.voice;
  // A house whose text this is may have been collected after those who run it.
  const house = members.find(({ publisher }) => houseOfPublisher(publisher)?.isAgency === true);
  const first = house ?? members[0];
  return first === undefined ? '' : ownVoice(first);
}

function ownVoice({ publisher }: ReportNode): string {
  const house = houseOfPublisher(publisher);
  if (house === null) return `publisher:${publisher.trim().toLowerCase()}`;
  return house.voice === null ? `house:${house.id}` : `state:${house.voice}`;
}

/** The voice that a text credits, its own publisher left out; null where it credits nobody that is known. */
function creditedVoice(node: ReportNode, publishers: ReadonlyMap<string, string>): string | null {
  for (const credit of node.credits) {
    const name = credit.startsWith('paper:') ? publishers.get(credit.slice('paper:'.length)) : creditName(credit);
    if (name === undefined) continue;
    const voice = ownVoice({ ...node, publisher: name });
    return voice === ownVoice(node) ? null : voice;
  }
  return null;
}

function isBefore(a: ReportNode, b: ReportNode): boolean {
  return a.datedAtMs < b.datedAtMs || (a.datedAtMs === b.datedAtMs && compareIds(a.articleId, b.articleId) < 0);
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
