/** What `screen` shows to people: one block per item that raised something, one line for each that did not. */
import type { Detection, DetectionArticle, Finding } from '../detection/finding.js';
import { withoutControls } from './without-controls.js';

/**
 * Text for one screened item.
 *
 * @param name What the item is called where it has no title: a file, an address.
 */
export function renderScreening(name: string, article: DetectionArticle, detection: Detection): string {
  const title = article.title.trim() || name;
  const lines = [title];
  if (detection.language === null) {
    lines.push(`  not read: there is no lexicon for ${detection.recognisedLanguage ?? 'its language'}`);
  } else if (detection.findings.length === 0) {
    lines.push('  nothing raised');
  }
  for (const finding of detection.findings) lines.push(...renderFinding(article, finding));
  for (const { regime, reason, explanation } of detection.quiet) {
    lines.push(`  kept quiet, ${regime}: ${reason}; ${explanation}`);
  }
  return withoutControls(lines.join('\n'));
}

function renderFinding(article: DetectionArticle, finding: Finding): string[] {
  const label = finding.kind === 'violation' ? 'ALLEGED VIOLATION' : 'REGIME CHANGE';
  const who =
    finding.supplier.length + finding.recipient.length > 0
      ? `${names(finding.supplier)} → ${names(finding.recipient)}`
      : '';
  const law = finding.provisions.map(({ resolution, paragraph }) =>
    paragraph ? `${resolution} ¶${paragraph}` : resolution,
  );
  const facts: [string, string][] = [
    ['who', who],
    ['conduct', finding.conduct.join(', ')],
    ['items', finding.items.join(', ')],
    ['told as', finding.modality.join(', ')],
    ['provisions', law.join('; ')],
    ...lawFacts(finding),
  ];
  const quotes = finding.evidence.map(
    ({ field, start, end, isDenial }) =>
      `${isDenial === true ? 'denial: ' : ''}“${article[field].slice(start, end).replace(/\s+/g, ' ')}”`,
  );
  return [
    `  ${label}  ${finding.regime}  ${finding.status}  confidence ${finding.confidence.toFixed(2)}`,
    ...facts.filter(([, value]) => value !== '').map(([label, value]) => `    ${label.padEnd(13)}${value}`),
    ...quotes.map((quote, index) => `    ${(index === 0 ? 'passages' : '').padEnd(13)}${quote}`),
  ];
}

/** Why the law applies, where that is less than plain; and what may make it lawful. */
function lawFacts({ status, claims }: Finding): [string, string][] {
  const why = status === 'in-force' ? [] : [...new Set(claims.map(({ explanation }) => explanation))];
  const exemptions = claims.flatMap((claim) => claim.exemptions.map(({ summary }) => summary));
  return [
    ...why.map((reason): [string, string] => ['law', reason]),
    ...[...new Set(exemptions)].map((summary): [string, string] => ['to rule out', summary]),
  ];
}

const names = (parties: readonly string[]): string => (parties.length > 0 ? parties.join(', ') : 'not named');
