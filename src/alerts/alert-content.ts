/** What an alert says: the union of what its articles' findings say, built so that their order makes no difference. */
import type { Claim, Finding, FindingStatus, ProvisionRef } from '../detection/finding.js';
import { CONDUCTS, ITEM_CLASSES, MODALITIES } from '../detection/vocabulary.js';
import { hashText } from './text-signature.js';

/** A claim as an alert shows it: the slots without spans (they lie in the evidence), and who tells it. */
export interface AlertClaim {
  /** Stable within the alert: a hash of its slots. */
  readonly id: string;
  /** What the Council is said to have done; only of regime changes. */
  readonly act?: string;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly intermediary: readonly string[];
  readonly items: readonly string[];
  readonly quantities: readonly string[];
  readonly identifiers: readonly { readonly type: string; readonly value: string }[];
  readonly places: readonly { readonly country: string; readonly area: string | null; readonly role: string }[];
  readonly date: { readonly from: string; readonly to: string; readonly basis: string };
  readonly modality: readonly string[];
  readonly by: string | null;
  readonly deniedBy: string | null;
  readonly background: boolean;
  readonly provisions: readonly ProvisionRef[];
  readonly exemptions: readonly { readonly id: string; readonly summary: string }[];
  readonly confidence: number;
  readonly explanation: string;
  /** Ids of the articles that carry it, in ascending order. */
  readonly articleIds: readonly string[];
}

/** The part of an alert that comes from findings alone. */
export interface AlertContent {
  readonly status: FindingStatus;
  /** Of the surest finding that tells something new; of the surest at all where every one is background. */
  readonly confidence: number;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  readonly provisions: readonly ProvisionRef[];
  readonly claims: readonly AlertClaim[];
  readonly languages: readonly string[];
  /** Every claim of every article restates something known. */
  readonly isBackground: boolean;
}

/** One article's part in an alert. */
export interface ContentPiece {
  readonly articleId: string;
  readonly language: string | null;
  readonly finding: Finding;
}

/** Claims shown; the surest stay where a story has more. */
const MAX_CLAIMS = 60;

/** How sure it is that the clause applied, surest first. */
const STATUS_ORDER: readonly FindingStatus[] = ['in-force', 'presumed', 'disputed', 'depends-on-date'];

/** What one article's finding says. */
export function contentOf({ articleId, language, finding }: ContentPiece): AlertContent {
  return {
    status: finding.status,
    confidence: finding.confidence,
    conduct: inOrder(finding.conduct, CONDUCTS),
    supplier: sorted(finding.supplier),
    recipient: sorted(finding.recipient),
    items: inOrder(finding.items, ITEM_CLASSES),
    modality: inOrder(finding.modality, MODALITIES),
    provisions: provisionsOf(finding.provisions),
    claims: joinClaims(finding.claims.map((claim) => alertClaim(claim, articleId))),
    languages: language === null ? [] : [language],
    isBackground: finding.claims.length > 0 && finding.claims.every((claim) => claim.background),
  };
}

/** The union of two contents. Commutative and associative up to the limit on claims; joining twice changes nothing. */
export function joinContents(a: AlertContent, b: AlertContent): AlertContent {
  return {
    status: STATUS_ORDER.indexOf(a.status) <= STATUS_ORDER.indexOf(b.status) ? a.status : b.status,
    confidence:
      a.isBackground === b.isBackground
        ? Math.max(a.confidence, b.confidence)
        : a.isBackground
          ? b.confidence
          : a.confidence,
    conduct: inOrder([...a.conduct, ...b.conduct], CONDUCTS),
    supplier: sorted([...a.supplier, ...b.supplier]),
    recipient: sorted([...a.recipient, ...b.recipient]),
    items: inOrder([...a.items, ...b.items], ITEM_CLASSES),
    modality: inOrder([...a.modality, ...b.modality], MODALITIES),
    provisions: provisionsOf([...a.provisions, ...b.provisions]),
    claims: joinClaims([...a.claims, ...b.claims]),
    languages: sorted([...a.languages, ...b.languages]),
    isBackground: a.isBackground && b.isBackground,
  };
}

/** The union of several. @throws RangeError without any. */
export function unionOfContents(contents: readonly AlertContent[]): AlertContent {
  const [first, ...rest] = contents;
  if (first === undefined) throw new RangeError('An alert rests on at least one finding');
  return rest.reduce(joinContents, first);
}

function alertClaim(claim: Claim, articleId: string): AlertClaim {
  const slots = {
    ...(claim.act === undefined ? {} : { act: claim.act }),
    conduct: inOrder(claim.conduct, CONDUCTS),
    supplier: sorted(claim.supplier),
    recipient: sorted(claim.recipient),
    intermediary: sorted(claim.intermediary),
    items: inOrder(claim.items, ITEM_CLASSES),
    quantities: sorted(claim.quantities),
    identifiers: distinct(claim.identifiers.map(({ type, value }) => ({ type, value }))),
    places: distinct(claim.places.map(({ country, area, role }) => ({ country, area, role }))),
    modality: inOrder(claim.modality, MODALITIES),
    by: claim.by,
    deniedBy: claim.deniedBy,
    background: claim.background,
  };
  const { from, to, basis } = claim.date;
  // Where the text gives no date each copy has its own day of publication: that alone makes no other claim.
  const key = JSON.stringify([slots, basis === 'publication' ? basis : [from, to, basis]]);
  return {
    id: `${hashText(key).toString(16).padStart(8, '0')}${hashText(`${key}.`).toString(16).padStart(8, '0')}`,
    ...slots,
    date: { from, to, basis },
    provisions: provisionsOf(claim.provisions),
    exemptions: claim.exemptions.map(({ id, summary }) => ({ id, summary })),
    confidence: claim.confidence,
    explanation: claim.explanation,
    articleIds: [articleId],
  };
}

/** New before background, surest first; of equal claims one stays, with all articles that tell it. */
function joinClaims(claims: readonly AlertClaim[]): AlertClaim[] {
  const byId = new Map<string, AlertClaim>();
  for (const claim of claims) {
    const known = byId.get(claim.id);
    byId.set(claim.id, known === undefined ? claim : joinEqual(known, claim));
  }
  return [...byId.values()]
    .sort(
      (a, b) => Number(a.background) - Number(b.background) || b.confidence - a.confidence || (a.id < b.id ? -1 : 1),
    )
    .slice(0, MAX_CLAIMS);
}

/** The surer one's words and law, the earlier date, all articles. */
function joinEqual(a: AlertClaim, b: AlertClaim): AlertClaim {
  const surer = rank(a) <= rank(b) ? a : b;
  const earlier = `${a.date.from} ${a.date.to}` <= `${b.date.from} ${b.date.to}` ? a : b;
  return { ...surer, date: earlier.date, articleIds: sortedIds([...a.articleIds, ...b.articleIds]) };
}

function rank(claim: AlertClaim): string {
  return JSON.stringify([(1 - claim.confidence).toFixed(6), claim.explanation, claim.provisions, claim.exemptions]);
}

function provisionsOf(provisions: readonly ProvisionRef[]): ProvisionRef[] {
  const byId = new Map(
    provisions.map(({ id, resolution, paragraph }) => [id, { id, resolution, paragraph } satisfies ProvisionRef]),
  );
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function inOrder(values: readonly string[], order: readonly string[]): string[] {
  const given = new Set(values);
  return order.filter((value) => given.has(value));
}

function sorted(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** Ids are numbers written as text. */
function sortedIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function distinct<T>(values: readonly T[]): T[] {
  const byText = new Map(values.map((value) => [JSON.stringify(value), value]));
  return [...byText.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}
