/** What detection read in a text, in words for a page. */
import { contentOf } from '../alerts/alert-content.js';
import { buildHeadline } from '../alerts/build-headline.js';
import { listInWords, partyName } from '../alerts/party-names.js';
import type { AlertClaim } from '../alerts/alert-content.js';
import { resolutionUrl, type Claim, type Detection, type Finding, type ProvisionRef } from '../detection/finding.js';
import { formatInterval } from './pages/format-instant.js';
import { CONDUCT_LABELS, FORCE_LABELS, ITEM_LABELS, MODALITY_LABELS } from './pages/labels.js';
import { nameLanguage, nameRegime } from './pages/name-things.js';
import type { QuietReading, ReadClaim, ReadingModel } from './pages/readings.js';
import { tellByWhom } from './pages/tell-claim.js';

type Words = Readonly<Record<string, string>>;

/** The text that was read. */
export interface ReadText {
  readonly title: string;
  readonly text: string;
}

export function buildReading(article: ReadText, detection: Detection): ReadingModel {
  const claims = detection.findings.flatMap((finding) =>
    finding.claims.map((claim) => readClaim(article, finding, claim)),
  );
  const changes = detection.findings.filter((finding) => finding.claims.length === 0);
  return {
    verdict: verdictOf(detection),
    language: nameLanguage(detection.recognisedLanguage),
    packVersion: detection.packVersion,
    claims: [...claims, ...changes.map((finding) => readChange(article, finding))],
    quiet: detection.quiet.map((quiet) => readQuiet(article, quiet)),
  };
}

/** "12, 14": a provision as people cite it. */
export function citeProvision({ resolution, paragraph }: Pick<ProvisionRef, 'resolution' | 'paragraph'>): string {
  return paragraph === null ? resolution : `${resolution}, ${paragraph}`;
}

function verdictOf({ language, recognisedLanguage, findings, quiet }: Detection): string {
  if (language === null) {
    return recognisedLanguage === null
      ? 'Its language was not recognised, so nothing was looked for.'
      : `There is no lexicon for ${nameLanguage(recognisedLanguage)}, so nothing was looked for.`;
  }
  if (findings.length > 0) {
    const regimes = listInWords([...new Set(findings.map(({ regime }) => nameRegime(regime)))], 6);
    return `It would raise ${findings.length === 1 ? 'an alert' : `${findings.length} alerts`}: ${regimes}.`;
  }
  if (quiet.length > 0) return 'It would raise no alert: what was read was kept quiet, for the reasons below.';
  return 'It would raise no alert: no claim was read that bears on an embargo.';
}

function readClaim(article: ReadText, finding: Finding, claim: Claim): ReadClaim {
  const [told] = contentOf({ articleId: '0', language: null, finding: { ...finding, claims: [claim] } }).claims;
  const { told: how, denied } = tellByWhom(claim, null);
  return {
    sentence: buildHeadline({ kind: finding.kind, regime: finding.regime, claims: told === undefined ? [] : [told] }),
    told: how,
    denied,
    regime: nameRegime(finding.regime),
    force: FORCE_LABELS[finding.status] ?? finding.status,
    confidence: claim.confidence,
    parts: claim.confidenceParts.map(({ name, factor, reason }) => ({ label: name, factor, reason })),
    slots: told === undefined ? [] : slotsOf(told),
    clauses: claim.provisions.map(clauseLink),
    exemptions: claim.exemptions.map(({ summary, provision }) =>
      provision === null ? summary : `${summary.replace(/\.$/, '')} (${citeProvision(provision)}).`,
    ),
    explanation: claim.explanation,
    quotes: claim.evidence.map(({ field, start, end }) => article[field].slice(start, end)),
    isBackground: claim.background,
  };
}

function readChange(article: ReadText, finding: Finding): ReadClaim {
  return {
    sentence: buildHeadline({ kind: finding.kind, regime: finding.regime, claims: [] }),
    told: 'Reported',
    denied: null,
    regime: nameRegime(finding.regime),
    force: FORCE_LABELS[finding.status] ?? finding.status,
    confidence: finding.confidence,
    parts: [],
    slots: [],
    clauses: finding.provisions.map(clauseLink),
    exemptions: [],
    explanation: 'The Council or a committee is reported to have changed the embargo.',
    quotes: finding.evidence.map(({ field, start, end }) => article[field].slice(start, end)),
    isBackground: false,
  };
}

function readQuiet(article: ReadText, quiet: Detection['quiet'][number]): QuietReading {
  return {
    regime: nameRegime(quiet.regime),
    reason: quiet.reason,
    explanation: quiet.explanation,
    clause: quiet.clause === null ? null : clauseLink(quiet.clause),
    quotes: quiet.evidence.map(({ field, start, end }) => article[field].slice(start, end)),
  };
}

function clauseLink(provision: ProvisionRef): { label: string; href: string } {
  return { label: citeProvision(provision), href: resolutionUrl(provision.resolution) ?? '' };
}

/** The slots of a claim that are filled, in words. */
function slotsOf(claim: AlertClaim): { label: string; value: string }[] {
  const words = (ids: readonly string[], names: Words): string => ids.map((id) => names[id] ?? id).join(', ');
  const slots: [string, string][] = [
    ['Supplier', listInWords(claim.supplier.map(partyName), 6)],
    ['Through', listInWords(claim.intermediary.map(partyName), 6)],
    ['Recipient', listInWords(claim.recipient.map(partyName), 6)],
    ['Conduct', words(claim.conduct, CONDUCT_LABELS)],
    ['Items', words(claim.items, ITEM_LABELS)],
    ['Quantity', claim.quantities.join(', ')],
    [
      'Place',
      claim.places
        .map(({ country, area, role }) => `${partyName(country)}${area === null ? '' : `, ${area}`} (${role})`)
        .join('; '),
    ],
    ['Date', `${formatInterval(claim.date.from, claim.date.to)} (${BASIS[claim.date.basis] ?? claim.date.basis})`],
    ['Told as', words(claim.modality, MODALITY_LABELS).toLowerCase()],
    ['Names', claim.identifiers.map(({ type, value }) => `${value} (${type.replaceAll('-', ' ')})`).join(', ')],
  ];
  return slots.filter(([, value]) => value !== '').map(([label, value]) => ({ label, value }));
}

/** What a date rests on. */
export const BASIS: Words = {
  stated: 'as the text states',
  inferred: 'as the text implies',
  publication: 'day of publication; the text gives none',
};
