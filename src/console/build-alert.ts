/** One alert as its page shows it. */
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { EditionRow } from '../alerts/editions.service.js';
import type { GatheredRelation } from '../alerts/relations.service.js';
import type { StoryArrangement } from '../alerts/stories.service.js';
import type { EvidenceText } from '../alerts/alert-pages.service.js';
import { capitalise, listInWords, partyName } from '../alerts/party-names.js';
import type { DismissalReason } from '../alerts/dismissal-reasons.service.js';
import { bandOf, tellBand, tellHours, type DueBand } from '../alerts/review-due.js';
import type { Quiet } from '../detection/finding.js';
import type { Register } from '../detection/pack.js';
import { BASIS } from './build-reading.js';
import { describeEditions } from './describe-editions.js';
import { describeClauses, describeExemptions } from './describe-clauses.js';
import { buildEvidence, gatherQuotations } from './build-evidence.js';
import { buildHistoryEntries } from './describe-history.js';
import { buildHandling, offered, proposalOf, wordsOf } from './build-handling.js';
import { dueOf, markOf, type Names } from './build-queue.js';
import { buildStory } from './build-story.js';
import { tellRelation } from './build-relations.js';
import type { AlertModel, StoryReport } from './pages/alert-model.js';
import { formatInterval, formatShort, formatTime } from './pages/format-instant.js';
import { CONDUCT_LABELS, ITEM_LABELS, KIND_LABELS } from './pages/labels.js';
import { nameLanguage, nameRegime } from './pages/name-things.js';
import { quoteSpeaker, tellByWhom } from './pages/tell-claim.js';
import type { Viewer } from './pages/viewer.js';

type Words = Readonly<Record<string, string>>;

/** What the page is made from. */
export interface AlertSource {
  readonly alert: AlertDetail;
  readonly texts: readonly EvidenceText[];
  readonly editions: readonly EditionRow[];
  /** What was kept quiet in the foremost text. */
  readonly quiet: readonly Quiet[];
  readonly register: Register;
  readonly story: StoryArrangement;
  /** The standing relation it is part of, where that was told again. */
  readonly relation: GatheredRelation | null;
  /** All reasons to dismiss, retired ones too. */
  readonly reasons: readonly DismissalReason[];
  readonly bands: readonly DueBand[];
  readonly knownLabels: readonly string[];
  readonly names: Names;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly viewer: Viewer;
  readonly now: Date;
}

export function buildAlert(source: AlertSource): AlertModel {
  const { alert, texts, editions, quiet, register, reasons, bands, names, people, viewer, now } = source;
  const lead = alert.claims[0] ?? null;
  const articles = texts.filter(({ isCopy }) => !isCopy).map((text) => buildEvidence(text, alert));
  const quotations = gatherQuotations(texts);
  const assignee = alert.assigneeId === null ? null : (names.get(alert.assigneeId) ?? `user ${alert.assigneeId}`);
  return {
    id: alert.id,
    kind: (KIND_LABELS as Words)[alert.kind] ?? alert.kind,
    regime: nameRegime(alert.regime),
    regimeHref: `/embargoes/${alert.regime}${dayOfConduct(lead)}`,
    registerHref: alert.kind === 'regime-change' ? `/embargoes/changes?state=all#alert-${alert.id}` : null,
    state: alert.state,
    stateNote: stateNote(alert, reasons, assignee),
    due: dueOf(alert.dueAt === null ? null : new Date(alert.dueAt), now),
    edition: `Edition ${alert.edition}`,
    ...describeEditions(editions, alert.articleCount),
    mark: markOf(alert, now),
    dueNote: bands.map((band) => tellBand(band, bands)).join('; '),
    sentence: alert.headline,
    ...told(alert, texts[0]?.publisher ?? null),
    facts: facts(alert, bands),
    claims: quotations.claims,
    denials: quotations.denials,
    articles: articles.length > 0 ? articles : texts.slice(0, 1).map((text) => buildEvidence(text, alert)),
    reports: reports(alert),
    independent: alert.independentCount,
    articleCount: alert.articleCount,
    clauses: describeClauses(alert.provisions, register, lead?.date ?? null),
    // Where the law is plainly in force the clauses say it all.
    law: alert.status === 'in-force' || lead === null ? null : lead.explanation,
    exemptions: describeExemptions(
      alert.claims.flatMap(({ exemptions }) => exemptions),
      register,
    ),
    keptQuiet: keptQuiet(quiet),
    packVersion: texts[0]?.packVersion ?? null,
    priority: alert.priority,
    grade: alert.grade,
    parts: parts(alert),
    names: identifiers(alert),
    relation: source.relation === null ? null : tellRelation(source.relation),
    story: buildStory(alert, source.story, names, viewer.role !== 'viewer'),
    history: buildHistoryEntries(alert.history, names, reasons),
    decision: {
      mayReview: viewer.role !== 'viewer',
      version: alert.version,
      state: alert.state,
      reasons: offered(reasons),
      people,
      assigneeId: alert.assigneeId,
      viewerId: viewer.userId,
      proposal: proposalOf(alert, reasons, names, viewer.userId),
    },
    handling: buildHandling(alert, source.knownLabels, now),
  };
}

/** The library on the last day of the conduct, where that is known: the law it is judged by. */
function dayOfConduct(lead: AlertDetail['claims'][number] | null): string {
  return lead !== null && lead.date.to > '1990-01-01' && lead.date.to < '2100-01-01' ? `?on=${lead.date.to}` : '';
}

const MAX_QUIET = 6;

/** Near misses of the same text, each once: what another embargo would have said, and why it says nothing. */
function keptQuiet(quiet: readonly Quiet[]): AlertModel['keptQuiet'] {
  const told = new Map(
    quiet.map(({ regime, reason, explanation }) => [
      `${regime} ${reason} ${explanation}`,
      { regime: nameRegime(regime), reason, explanation },
    ]),
  );
  return [...told.values()].slice(0, MAX_QUIET);
}

function stateNote(alert: AlertDetail, reasons: readonly DismissalReason[], assignee: string | null): string | null {
  const reason = alert.stateReason === null ? null : wordsOf(alert.stateReason, reasons);
  const parts = [reason?.toLowerCase(), assignee].filter((part) => part !== null && part !== undefined);
  return parts.length === 0 ? null : parts.join(', ');
}

/** Up to three who tell it, and all who deny it, by the claims' own words. */
function told(alert: AlertDetail, outlet: string | null): { told: string; denied: string | null } {
  const each = alert.claims.map((claim) => tellByWhom(claim, claim.by === null ? outlet : null));
  const tellers = [...new Set(each.map((one) => one.told))].slice(0, 3);
  const deniers = [
    ...new Set(alert.claims.flatMap(({ deniedBy }) => (deniedBy === null ? [] : [quoteSpeaker(deniedBy)]))),
  ];
  const isDenied = alert.modality.includes('denied');
  return {
    told:
      tellers.length === 0
        ? tellByWhom({ modality: alert.modality, by: null, deniedBy: null }, outlet).told
        : tellers.join('; '),
    denied:
      deniers.length > 0
        ? `Denied by ${listInWords(deniers)}`
        : isDenied
          ? 'A denial is reported; by whom was not read'
          : null,
  };
}

function facts(alert: AlertDetail, bands: readonly DueBand[]): AlertModel['facts'] {
  const lead = alert.claims[0] ?? null;
  const words = (ids: readonly string[], labels: Words): string => ids.map((id) => labels[id] ?? id).join(', ');
  const carrier = lead?.identifiers.find(({ type }) => type === 'company' || type === 'vessel')?.value ?? null;
  const through =
    lead === null || lead.intermediary.length === 0 ? null : `through ${listInWords(lead.intermediary.map(partyName))}`;
  const isParty = (country: string): boolean => alert.supplier.includes(country) || alert.recipient.includes(country);
  const place = lead?.places.find(({ role, country }) => role === 'destination' && !isParty(country)) ?? null;
  const priority = {
    label: 'Priority',
    value: `${alert.priority}, review in ${tellHours(bandOf(alert.priority, bands).hours)}`,
    small: `graded ${alert.grade}`,
  };
  if (alert.kind !== 'violation') {
    return [
      { label: 'Embargo', value: nameRegime(alert.regime), small: null },
      {
        label: 'Reported',
        value: alert.publishedAt === null ? 'no date' : formatShort(new Date(alert.publishedAt)),
        small: 'UTC',
      },
      priority,
    ];
  }
  return [
    {
      label: 'Supplier',
      value: alert.supplier.length === 0 ? 'Not named' : capitalise(listInWords(alert.supplier.map(partyName))),
      small: carrier === null ? through : `carrier or firm: ${carrier}`,
    },
    {
      label: 'What',
      value: alert.items.length === 0 ? 'Not said' : capitalise(words(alert.items, ITEM_LABELS)),
      small: words(alert.conduct, CONDUCT_LABELS) || null,
    },
    {
      label: 'Recipient',
      value: alert.recipient.length === 0 ? 'Not named' : capitalise(listInWords(alert.recipient.map(partyName))),
      small: place === null ? null : `into ${partyName(place.country)}`,
    },
    {
      label: 'When',
      value: lead === null ? 'Not stated' : capitalise(formatInterval(lead.date.from, lead.date.to)),
      small: lead === null ? null : (BASIS[lead.date.basis] ?? null),
    },
    priority,
  ];
}

function reports(alert: AlertDetail): StoryReport[] {
  const evidence = new Map(alert.evidence.map((each) => [each.articleId, each]));
  const dated = [...alert.storyArticles].sort((a, b) => (a.datedAt < b.datedAt ? -1 : 1));
  const isOneDay = dated[0]?.datedAt.slice(0, 10) === dated.at(-1)?.datedAt.slice(0, 10);
  return dated.map((article, index) => {
    const at = new Date(article.datedAt);
    const language = article.language === null ? [] : [nameLanguage(article.language)];
    return {
      at,
      time: isOneDay ? formatTime(at) : formatShort(at),
      outlet: article.publisher,
      note: [...(index === 0 ? ['first'] : []), ...language, article.title].join('; '),
      href: `/articles/${article.articleId}`,
      articleId: article.articleId,
      isCopy: !article.isIndependent,
      relation: relationOf(article, evidence.get(article.articleId)?.reliability ?? 'F'),
    };
  });
}

/** What a report is to the others of its story. */
function relationOf(article: AlertDetail['storyArticles'][number], reliability: string): string {
  const whom = article.repeatsWhom ?? 'another';
  if (article.isIndependent) {
    return article.repeatsWhom === null ? `independent, ${reliability}` : `for ${whom}, ${reliability}`;
  }
  switch (article.repeatGround) {
    case 'copy':
      return `copy of ${whom}`;
    case 'credit':
      return `credits ${whom}`;
    case 'same-publisher':
      return 'same publisher';
    case 'same-voice':
      return `one voice with ${whom}`;
    case null:
      return 'mentions it only';
  }
}

const PART_LABELS: Words = {
  confidence: 'Confidence in the reading',
  consequence: 'Conduct and items',
  reliability: 'Source',
  credibility: 'Corroboration',
  recency: 'Recency',
  damping: 'Held back',
};

/** Each part with what it does to the priority. */
function parts(alert: AlertDetail): AlertModel['parts'] {
  return alert.priorityParts.map(({ name, factor, points, reason }) => ({
    label: PART_LABELS[name] ?? name,
    reason,
    factor: factor === null ? `${Math.round(points)} points` : `× ${factor.toFixed(2)}`,
  }));
}

const MAX_NAMES = 20;

/** Names that an analyst follows from report to report, and the places. */
function identifiers(alert: AlertDetail): AlertModel['names'] {
  const found = new Map<string, { type: string; value: string; href: string }>();
  const add = (type: string, label: string, value: string, shown: string): void => {
    found.set(`${type} ${value}`, { type: label, value: shown, href: `/names/${type}/${encodeURIComponent(value)}` });
  };
  for (const { type, value } of alert.claims.flatMap((claim) => claim.identifiers)) {
    add(
      type,
      type === 'imo' || type === 'mmsi' ? type.toUpperCase() : capitalise(type.replaceAll('-', ' ')),
      value,
      value,
    );
  }
  for (const { country } of alert.claims.flatMap((claim) => claim.places)) {
    add('place', 'Place', country, capitalise(partyName(country)));
  }
  return [...found.values()].slice(0, MAX_NAMES);
}
