/** A digest as plain text: all that the HTML says, in lines that read well at 72 characters. */
import {
  tellForce,
  tellPart,
  tellProvision,
  tellWeight,
  type Digest,
  type DigestEntry,
  type LinkedEntry,
} from './build-digest.js';
import { DENIAL_LABEL } from './delivery-words.js';
import { KeptFragments } from './kept-fragments.js';
import { tellOrigin } from './tell-origin.js';

const WIDTH = 72;

const kept = new KeptFragments();

/** Renders the text part. */
export function renderDigestText(digest: Digest): string {
  const lines = [
    `EMBARGO MONITOR  ${digest.dateline}`,
    '='.repeat(WIDTH),
    '',
    ...wrap(digest.title),
    '',
    ...wrap(digest.intro),
  ];
  for (const group of digest.groups) {
    lines.push('', '', group.heading.toUpperCase(), '-'.repeat(WIDTH));
    for (const entry of group.entries) lines.push('', ...tellEntry(entry, digest.timeZone));
  }
  if (digest.rest !== null) lines.push('', '', `${digest.rest.words}:`, digest.rest.href);
  lines.push(
    '',
    '-'.repeat(WIDTH),
    ...wrap(`${digest.whyMailed} No pictures, no tracking. Every passage is quoted as stored.`),
    '',
    'Change what you get:',
    digest.preferencesHref,
    'Unsubscribe:',
    digest.unsubscribeHref,
  );
  return `${lines.join('\n')}\n`;
}

/** An entry: as it was set for another reader, with the reason and the link of this one. */
function tellEntry(entry: LinkedEntry, timeZone: string): string[] {
  const key = `${timeZone} ${entry.part} ${JSON.stringify(entry.changes)}`;
  return [
    kept.keep(entry.alert, key, () => tellAlert(entry, timeZone).join('\n')),
    ...wrap(`Sent because ${entry.why}.`),
    `Read the alert: ${entry.href}`,
  ];
}

function tellAlert(entry: DigestEntry, timeZone: string): string[] {
  const { alert } = entry;
  const force = tellForce(entry);
  return [
    ...wrap(`${tellPart(entry).toUpperCase()}  ${tellWeight(entry)}`),
    ...wrap(alert.headline),
    ...entry.changes.flatMap((change) => wrap(change, '* ', '  ')),
    ...wrap([alert.told, alert.denied, alert.circumstances].filter(Boolean).join(' ')),
    ...alert.passages.flatMap((passage) => [
      '',
      ...(passage.isDenial === true ? [DENIAL_LABEL] : []),
      ...wrap(passage.quote, '> '),
      ...wrap(`${passage.publisher}${tellOrigin(passage, timeZone)}`, '  '),
      ...(passage.url === null ? [] : [`  ${passage.url}`]),
    ]),
    '',
    ...(alert.provisions.length === 0
      ? []
      : wrap(`Under ${alert.provisions.map(tellProvision).join('; ')}${force === null ? '' : `: ${force}`}.`)),
    ...alert.provisions.slice(0, 1).map(({ link }) => link),
    ...alert.exemptions.flatMap((exemption) => wrap(`An exemption may apply: ${exemption.replace(/\.+$/, '')}.`)),
  ];
}

/** Breaks a text at spaces; a word longer than a line stays whole. Line breaks inside become spaces. */
export function wrap(text: string, first = '', next = first): string[] {
  const lines: string[] = [];
  let line = '';
  const prefix = (): string => (lines.length === 0 ? first : next);
  for (const word of text.split(/\s+/).filter((each) => each !== '')) {
    if (line !== '' && prefix().length + line.length + 1 + word.length > WIDTH) {
      lines.push(prefix() + line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, prefix() + line];
}
