/** Made-up reports of alleged supplies with what the rules read in them: what the alerts of a measured database rest on. */
import { contentOf } from '../../alerts/alert-content.js';
import { buildHeadline } from '../../alerts/build-headline.js';
import { detect } from '../../detection/detect.js';
import type { Pack } from '../../detection/pack.js';

const PAIRS = [
  ['North Korea', 'Russia'],
  ['Iran', 'the Houthis'],
  ['Iran', 'Hezbollah'],
  ['Russia', 'North Korea'],
  ['the United Arab Emirates', 'the Rapid Support Forces'],
  ['Turkey', 'the Government of National Unity in Libya'],
  ['Rwanda', 'the M23'],
  ['China', 'North Korea'],
  ['Russia', 'Khalifa Haftar'],
] as const;
const GOODS = ['artillery shells', 'ballistic missiles', 'attack drones', 'assault rifles and ammunition'] as const;
const ACCUSERS = ['South Korean officials', 'a panel of experts', 'two diplomats', 'the coast guard'] as const;

/** Of each, the day on which it is said to have been published. */
const PUBLISHED = '2026-10-12T08:00:00Z';

/** A report, and an alert's columns as raising would write them; lists and objects are what the columns hold. */
export interface SampleReport {
  readonly no: number;
  readonly title: string;
  readonly text: string;
  readonly kind: string;
  readonly regime: string;
  readonly headline: string;
  readonly status: string;
  readonly confidence: number;
  readonly conduct: readonly string[];
  readonly supplier: readonly string[];
  readonly recipient: readonly string[];
  readonly items: readonly string[];
  readonly modality: readonly string[];
  readonly provisions: readonly object[];
  readonly claims: readonly object[];
  readonly passages: readonly object[];
  readonly detail: object;
}

/** Those of the made-up reports in which these rules find something, numbered from 0. @throws Error where they find none. */
export function makeReports(pack: Pack): SampleReport[] {
  const found = PAIRS.flatMap(([supplier, recipient], pair) =>
    GOODS.flatMap((goods, kind) =>
      readReport(pack, writeReport(supplier, recipient, goods, pair * GOODS.length + kind)),
    ),
  );
  if (found.length === 0) throw new Error('These rules read nothing in the reports that the benchmark makes up.');
  return found.map((report, no) => ({ ...report, no }));
}

const REGIMES = ['dprk', 'iran', 'yemen-houthis', 'libya', 'sudan-darfur', 'lebanon', 'drc', 'haiti', 'al-shabaab'];
const SUPPLIERS = ['KP', 'IR', 'RU', 'AE', 'CN', 'TR', 'RW'];
const RECIPIENTS = ['RU', 'houthis', 'rsf', 'LY', 'hizbullah', 'm23', 'haiti-gangs'];
const CONDUCTS = [
  'arms-transfer',
  'dual-use-transfer',
  'technical-assistance',
  'armed-personnel',
  'transport-concealment',
];

/** Reports that no rules have read, of every embargo: enough where only lists of alerts are looked at. */
export const PLAIN_REPORTS: readonly SampleReport[] = Array.from({ length: 315 }, (_, no) => {
  const at = (list: readonly string[], by: number): string => list[Math.floor(no / by) % list.length] ?? '';
  const [supplier, recipient, conduct] = [at(SUPPLIERS, 3), at(RECIPIENTS, 5), at(CONDUCTS, 7)];
  const headline = `${supplier} is said to have supplied item ${no} to ${recipient}`;
  return {
    no,
    title: headline,
    text: headline,
    kind: 'violation',
    regime: at(REGIMES, 1),
    headline,
    status: 'in-force',
    confidence: 0.9,
    conduct: [conduct],
    supplier: [supplier],
    recipient: [recipient],
    items: ['missiles', 'drones'],
    modality: ['alleged'],
    provisions: [{ id: 'x', resolution: 'S/RES/2270 (2016)', paragraph: '6' }],
    claims: [],
    passages: [],
    detail: {},
  };
});

function writeReport(supplier: string, recipient: string, goods: string, n: number): { title: string; text: string } {
  const accuser = ACCUSERS[n % ACCUSERS.length] ?? '';
  const sentences = [
    `${capital(supplier)} has shipped about ${400 + 37 * n} ${goods} to ${recipient} aboard the freighter MV Example ${n}, ${accuser} said on Monday.`,
    `The vessel, IMO ${9_100_000 + 77 * n}, switched off its transponder on the way, according to ship trackers.`,
    `Pictures showed crates of ${goods} on the quay. Trucks took them away by night.`,
    `A spokesman for ${supplier} denied that it had supplied ${goods} to ${recipient}, and called the account an invention.`,
    'The mayor of the port town said that fishing would go on as usual. Rain is forecast for the weekend.',
    'Residents told a reporter that the road to the harbour had been closed for two days.',
  ];
  return { title: `${capital(accuser)}: ${supplier} shipped ${goods} to ${recipient}`, text: sentences.join('\n\n') };
}

function readReport(pack: Pack, { title, text }: { title: string; text: string }): Omit<SampleReport, 'no'>[] {
  const { findings } = detect({ title, text, language: 'en', published: PUBLISHED }, pack);
  return findings.slice(0, 1).map((finding) => {
    const { kind, regime } = finding;
    const content = contentOf({ articleId: '1', language: 'en', finding });
    const fields = { title, text };
    const passages = finding.evidence.map(({ field, start, end, rule }) => ({
      field,
      start,
      end,
      quote: fields[field].slice(start, end),
      rule,
      isDenial: rule.endsWith('.denial'),
    }));
    const headline = buildHeadline({ kind, regime, claims: content.claims });
    return { title, text, kind, regime, headline, ...content, passages, detail: finding };
  });
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
