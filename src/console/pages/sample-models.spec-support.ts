/** Models of every page for the specs: outlets, firms, people and reports are invented. */
import { NOTHING_ENTERED } from './raise-fields.js';
import type { FeedsModel } from './feeds-page.js';
import type { AlertModel } from './alert-model.js';
import type { ArticleModel } from './article-page.js';
import type { ArticlesModel } from './articles-page.js';
import type { ConflictModel } from './conflict-page.js';
import type { Frame } from './layout.js';
import { layOutArticle, markLine } from './lay-out-article.js';
import type { MailModel, OutboxModel } from './outbox-page.js';
import type { AccountModel, PeopleModel } from './people-page.js';
import type { QueueModel, QueueRow } from './queue-model.js';
import type { ReadingModel } from './readings.js';
import type { SourceModel } from './source-page.js';
import type { SourcesModel } from './sources-page.js';
import type { RelationsModel } from './relations-page.js';
import type { RecordLine, RecordModel } from './record-page.js';
import type { TrendsModel } from './trends-page.js';
import type { TryModel } from './try-page.js';

export const FRAME: Frame = {
  assets: { css: '/assets/console.css', js: '/assets/console.js', icon: '/assets/icon.svg' },
  viewer: { userId: '1', name: 'Ana Kovač', role: 'admin', csrf: 'a-token' },
};

const row = (over: Partial<QueueRow>): QueueRow => ({
  id: '1',
  priority: 82,
  claim: { who: 'Halvane Air Cargo', what: 'military vehicles and components', whom: 'the Libyan National Army' },
  headline: 'Halvane Air Cargo is said to have supplied military vehicles to the Libyan National Army',
  told: 'Alleged by three diplomats',
  denied: 'denied by the company',
  language: null,
  regime: 'Libya',
  force: 'In force',
  independent: 3,
  articles: 41,
  age: '5 h',
  due: { text: 'Due 21:20', isOverdue: false },
  state: 'in-review',
  mark: null,
  labels: [],
  version: 2,
  within: '2 days',
  assignee: 'Ana Kovač',
  perhaps: null,
  grade: 'B2',
  ...over,
});

export const QUEUE: QueueModel = {
  title: 'Needs review',
  sourceNotices: [
    { text: '2 sources have fallen silent', href: '/sources?state=silent' },
    { text: '1 source may have missed items', href: '/sources?state=gaps' },
  ],
  registerNotice: '3 renewals are overdue and 1 is due within 30 days',
  total: 128,
  overdue: 2,
  saved: [{ id: '3', name: 'DPRK shipping', href: '/queue?regime=dprk&q=vessel', note: 'Mo Baker', isOwn: false }],
  keepable: [{ name: 'regime', value: 'dprk' }],
  mayReview: true,
  bulk: {
    reasons: [{ value: 'misread', label: 'Misread passage' }],
    people: [{ id: '1', name: 'Ana Kovač' }],
    snoozes: [{ value: '1', label: '1 day' }],
  },
  view: 'needs-review',
  views: [
    { label: 'Needs review', href: '/queue', count: 128, isCurrent: true, isLate: false },
    { label: 'Mine', href: '/queue?view=mine', count: 12, isCurrent: false, isLate: false },
    { label: 'Overdue', href: '/queue?view=overdue', count: 2, isCurrent: false, isLate: true },
    { label: 'Came back', href: '/queue?view=came-back', count: 4, isCurrent: false, isLate: false },
    { label: 'All', href: '/queue?view=all', count: 4348, isCurrent: false, isLate: false },
  ],
  facets: [
    {
      name: 'state',
      label: 'Status',
      options: [
        { value: 'open', label: 'Open', count: 97, isChosen: true },
        { value: 'in-review', label: 'In review', count: 24, isChosen: false },
      ],
    },
    {
      name: 'regime',
      label: 'Embargo',
      options: ['DPRK', 'Iran', 'Sudan, Darfur', 'Libya', 'Houthis, Yemen', 'Lebanon', 'Haiti', 'Taliban'].map(
        (label, index) => ({
          value: label.toLowerCase(),
          label,
          count: 34 - index * 3,
          isChosen: false,
        }),
      ),
    },
    {
      name: 'language',
      label: 'Language',
      options: [
        { value: 'en', label: 'English', count: 71, isChosen: false },
        { value: 'ar', label: 'Arabic', count: 19, isChosen: false },
      ],
    },
  ],
  search: '',
  sort: 'priority',
  sorts: [
    { value: 'priority', label: 'Most urgent first' },
    { value: 'newest', label: 'Newest first' },
  ],
  groups: [
    {
      label: '80 and up: within 12 hours',
      count: 7,
      rows: [
        row({
          id: '5',
          priority: 91,
          claim: { who: 'North Korea', what: '36,000 artillery', whom: 'Russia' },
          regime: 'DPRK',
          told: 'Alleged by the Republic of Korea’s military',
          denied: 'denied by the Russian foreign ministry',
          due: { text: '6 h overdue', isOverdue: true },
          independent: 5,
          articles: 63,
          age: '18 h',
        }),
        row({}),
        row({
          id: '2',
          state: 'escalated',
          assignee: null,
          regime: 'DR Congo',
          force: 'Presumed in force',
          denied: null,
          claim: { who: 'Rwanda', what: 'missiles and fighters', whom: 'M23' },
        }),
        row({
          id: '3',
          mark: 'Came back',
          labels: ['shipping'],
          state: 'open',
          regime: 'Houthis, Yemen',
          language: 'Arabic',
          claim: { who: 'the vessel Noor al-Bahr', what: 'components', whom: 'the Houthis' },
        }),
      ],
    },
    {
      label: '60 to 79: within two days',
      count: 121,
      rows: [
        row({
          id: '4',
          priority: 67,
          state: 'open',
          assignee: null,
          regime: 'DPRK',
          language: 'Korean',
          claim: { who: 'North Korea', what: '120 workers', whom: 'Russia' },
          due: { text: 'Due Tue', isOverdue: false },
        }),
        row({
          id: '6',
          priority: 48,
          state: 'dismissed',
          claim: null,
          headline: 'Change to the United Nations arms embargo concerning Al-Shabaab and Somalia reported',
          regime: 'Al-Shabaab',
          told: 'Reported in Council Gazette',
          denied: null,
          due: null,
        }),
      ],
    },
  ],
  nextHref: '/queue?cursor=abc',
  firstHref: null,
  footNote: '1,204 of 1,212 sources answered at their last poll',
};

const ENGLISH = `Investigators who report to the Security Council have counted sixteen flights between March and June that ended at an airfield east of Benghazi, diplomats said on Monday.
The planes of Halvane Air Cargo carried armoured vehicles and parts for unmanned aircraft, listed as farm machinery, according to three people who have read the text.
The company rejected the account. “We fly generators and water pumps, and our papers are open to anyone,” it said by e-mail.
The embargo on Libya has been in place since 2011.`;
const ARABIC = `قال دبلوماسيان اطّلعا على تقرير لم يُنشر بعد إن طائرات شركة «هالفين إير كارغو» نقلت عربات مدرعة وقطع غيار لطائرات مسيّرة إلى قاعدة الخادم في شرق ليبيا بين مارس ويونيو.
ونفت الشركة ذلك وقالت إنها تنقل مولدات كهربائية ومضخات مياه.`;
const span = (text: string, quote: string, kind: 'claim' | 'denial', note: string) => ({
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  kind,
  note,
});
const CLAIM =
  'The planes of Halvane Air Cargo carried armoured vehicles and parts for unmanned aircraft, listed as farm machinery';
const DENIAL = 'We fly generators and water pumps, and our papers are open to anyone';

export const ALERT: AlertModel = {
  id: '1',
  kind: 'Alleged violation',
  regime: 'Libya',
  regimeHref: '/embargoes/libya?on=2026-06-30',
  registerHref: null,
  state: 'in-review',
  stateNote: 'Ana Kovač',
  due: { text: 'Due 21:20', isOverdue: false },
  edition: 'Edition 2',
  correction: 'Corrected on 22 Nov 2026 10:00 UTC: Supplier: North Korea, now Iran.',
  editions: [
    {
      name: 'Edition 2',
      time: '22 Nov 2026 10:00',
      dateTime: '2026-11-22T10:00:00.000Z',
      isCorrection: true,
      changes: ['Supplier: North Korea, now Iran'],
    },
  ],
  mark: null,
  dueNote: '80 and up: review within 12 hours; below 80: within 7 days',
  sentence: 'Halvane Air Cargo is said to have supplied military vehicles and components to the Libyan National Army',
  told: 'Alleged by three diplomats',
  denied: 'Denied by the company',
  facts: [
    { label: 'Supplier', value: 'Not named', small: 'carrier: Halvane Air Cargo' },
    { label: 'What', value: 'Military vehicles, components', small: 'arms transfer, concealed transport' },
    { label: 'Recipient', value: 'The Libyan National Army', small: 'in Libya' },
    { label: 'When', value: 'March to June 2026', small: 'as the text states' },
    { label: 'Priority', value: '82, review today', small: 'credibility 2, probably true' },
  ],
  claims: [
    {
      quote: CLAIM,
      language: 'en',
      direction: 'ltr',
      attribution: 'Three diplomats; Mediterranean Courier, paragraph 2',
      anchor: 'p-7-2',
    },
  ],
  denials: [
    {
      quote: DENIAL,
      language: 'en',
      direction: 'ltr',
      attribution: 'The company; Mediterranean Courier, paragraph 3',
      anchor: 'p-7-3',
    },
  ],
  articles: [
    {
      id: '7',
      articleHref: '/articles/7',
      outlet: 'Mediterranean Courier',
      reliability: 'B',
      published: '23 November 2026, 10:05 UTC',
      captured: '11:42 UTC',
      originalHref: 'https://courier.example/16-flights',
      language: 'en',
      languageName: 'English',
      direction: 'ltr',
      title: markLine('Experts count sixteen cargo flights to eastern Libya, diplomats say', []),
      paragraphs: layOutArticle(ENGLISH, [
        span(ENGLISH, CLAIM, 'claim', 'arms transfer, concealed transport'),
        span(ENGLISH, DENIAL, 'denial', 'by the company'),
      ]),
      gist: null,
    },
    {
      id: '8',
      articleHref: '/articles/8',
      outlet: 'Al-Bayraq',
      reliability: 'C',
      published: '23 November 2026, 12:31 UTC',
      captured: '12:33 UTC',
      originalHref: 'https://bayraq.example/1',
      language: 'ar',
      languageName: 'Arabic',
      direction: 'rtl',
      title: markLine('دبلوماسيون: تقرير أممي يتحدث عن رحلات شحن إلى شرق ليبيا', []),
      paragraphs: layOutArticle(ARABIC, [
        span(
          ARABIC,
          'طائرات شركة «هالفين إير كارغو» نقلت عربات مدرعة وقطع غيار لطائرات مسيّرة إلى قاعدة الخادم',
          'claim',
          'arms transfer',
        ),
        span(ARABIC, 'ونفت الشركة ذلك', 'denial', 'by the carrier'),
      ]),
      gist: 'Two diplomats, of an unpublished report: Halvane Air Cargo is said to have supplied military vehicles to the Libyan National Army. The company denies it.',
    },
  ],
  reports: [
    {
      at: new Date('2026-11-23T09:12:00Z'),
      time: '09:12',
      outlet: 'Courrier de Tunis',
      note: 'first; French',
      href: '/articles/6',
      articleId: '6',
      isCopy: false,
      relation: 'independent, B',
    },
    {
      at: new Date('2026-11-23T10:05:00Z'),
      time: '10:05',
      outlet: 'Mediterranean Courier',
      note: 'English',
      href: '/articles/7',
      articleId: '7',
      isCopy: false,
      relation: 'independent, B',
    },
    {
      at: new Date('2026-11-23T10:24:00Z'),
      time: '10:24',
      outlet: 'Wire Mirror',
      note: 'English',
      href: '/articles/9',
      articleId: '9',
      isCopy: true,
      relation: 'copy of Mediterranean Courier',
    },
    {
      at: new Date('2026-11-23T12:31:00Z'),
      time: '12:31',
      outlet: 'Al-Bayraq',
      note: 'Arabic',
      href: '/articles/8',
      articleId: '8',
      isCopy: false,
      relation: 'independent, C',
    },
  ],
  relation: { text: 'North Korea → Russia: 14 restatements since 3 May 2024', href: '/relations?regime=dprk&party=KP' },
  story: {
    alertId: '41',
    storyId: '17',
    mayArrange: true,
    perhaps: [
      {
        storyId: '19',
        href: '/alerts/44',
        headline: 'The United Arab Emirates is said to have supplied drones to the Libyan National Army',
        reasons: ['the same parties, conduct and class of goods', 'both give the figure 16', 'but other places'],
      },
    ],
    acts: [
      {
        id: '3',
        time: '23 Nov, 11:50',
        dateTime: '2026-11-23T11:50:00.000Z',
        text: 'Maren Diallo joined another story to this one (one article)',
        mayUndo: true,
      },
    ],
  },
  independent: 3,
  articleCount: 4,
  clauses: [
    {
      symbol: 'S/RES/1970 (2011)',
      href: 'https://docs.un.org/en/S/RES/1970(2011)',
      paragraph: 'Paragraph 9',
      summary: 'Arms of all types, related help and training, and armed mercenaries may not be supplied to Libya.',
      rows: [
        { label: 'In force', value: 'since 26 February 2011' },
        { label: 'How sure', value: 'read in an official text' },
      ],
    },
  ],
  law: 'Depends on the date (from 1 to 5 March 2011), Libya: S/RES/1970 (2011), 9 (since 2011-02-26).',
  exemptions: ['Approval by the committee (S/RES/1970 (2011), 9(c); with approval beforehand)'],
  keptQuiet: [
    {
      regime: 'Iran',
      reason: 'not in force on that date',
      explanation: 'would have been S/RES/1747 (2007), 5; not in force until 2025-09-28',
    },
  ],
  packVersion: '3f9c2a1b00000000',
  priority: 82,
  grade: 'B2',
  parts: [
    { label: 'Confidence in the reading', reason: 'The text was read with 78% confidence', factor: '× 0.92' },
    { label: 'Conduct and items', reason: 'Told of: arms transfer, vehicles', factor: '× 0.95' },
    { label: 'Source', reason: 'Best source is rated B, usually right', factor: '× 0.97' },
    { label: 'Corroboration', reason: '2, probably true: 3 independent voices', factor: '× 0.97' },
  ],
  names: [
    { type: 'Company', value: 'Halvane Air Cargo', href: '/queue?view=all&q=Halvane' },
    { type: 'Aircraft', value: 'QZ-HLV', href: '/queue?view=all&q=QZ-HLV' },
  ],
  history: [
    {
      time: '23 Nov, 09:20',
      dateTime: '2026-11-23T09:20:00Z',
      who: 'The service',
      what: 'raised it at 61',
      text: null,
    },
    {
      time: '23 Nov, 12:50',
      dateTime: '2026-11-23T12:50:00Z',
      who: 'Ana Kovač',
      what: 'commented',
      text: 'asking the airport desk',
    },
  ],
  decision: {
    mayReview: true,
    version: 2,
    state: 'in-review',
    reasons: [
      { value: 'not-in-force', label: 'Not in force on that date' },
      { value: 'misread', label: 'Misread passage' },
      { value: 'other', label: 'Other, in words' },
    ],
    people: [
      { id: '1', name: 'Ana Kovač' },
      { id: '2', name: 'Mo Baker' },
    ],
    assigneeId: '1',
    viewerId: '1',
    proposal: null,
  },
  handling: {
    labels: ['shipping'],
    knownLabels: ['shipping', 'ask-panel'],
    snooze: { words: 'Back since 22 Nov 2026 08:00 UTC.', isAsleep: false },
    maySnooze: true,
    links: [{ id: '9', headline: 'Rwanda is said to have supplied arms to M23', how: 'related', state: 'open' }],
  },
};

export const CONFLICT: ConflictModel = {
  alertId: '1',
  sentence: ALERT.sentence,
  state: 'confirmed',
  assignee: 'Mo Baker',
  since: ['Mo Baker confirmed the report, 14:20 UTC'],
  tried: 'dismiss the report',
  act: 'dismiss',
  isStillPossible: false,
  text: 'The manifest <b>says</b> pumps.',
  reason: 'misread',
  path: 'review',
  fields: [{ name: 'act', value: 'dismiss' }],
  version: 3,
  reasons: ALERT.decision.reasons,
};

const READING: ReadingModel = {
  verdict: 'One claim would raise an alert.',
  language: 'English',
  packVersion: '3f9c2a1b00000000',
  claims: [
    {
      sentence: 'North Korea is said to have supplied ammunition to Russia',
      told: 'Reported by officials',
      denied: null,
      regime: 'DPRK',
      force: 'In force',
      confidence: 0.93,
      parts: [{ label: 'frame', factor: 0.95, reason: 'active voice, parties named' }],
      slots: [
        { label: 'Supplier', value: 'North Korea' },
        { label: 'Recipient', value: 'Russia' },
      ],
      clauses: [{ label: 'S/RES/1718 (2006), 8(b)', href: 'https://docs.un.org/en/S/RES/1718(2006)' }],
      exemptions: [],
      explanation: 'In force on 7 October 2024: the DPRK may export no arms.',
      quotes: ['North Korea shipped artillery shells to Russia'],
      isBackground: false,
    },
  ],
  quiet: [
    {
      regime: 'Iran',
      reason: 'not in force on that date',
      explanation: 'would have been S/RES/1929 (2010), 8; not in force since 18 October 2020',
      clause: { label: 'S/RES/1929 (2010), 8', href: 'https://docs.un.org/en/S/RES/1929(2010)' },
      quotes: ['Iran sold drones'],
    },
  ],
};

const TEXT = {
  id: '7',
  title: markLine('Shells sent <script>alert(1)</script>', []),
  paragraphs: layOutArticle('North Korea shipped artillery shells to Russia, officials said.', [
    { start: 0, end: 46, kind: 'claim', note: 'arms transfer' },
  ]),
  direction: 'ltr',
  language: 'en',
} as const;

export const ARTICLES: ArticlesModel = {
  search: '',
  shown: 'all',
  rows: [
    {
      id: '7',
      title: 'Experts count sixteen cargo flights',
      language: 'en',
      direction: 'ltr',
      outlet: 'Mediterranean Courier',
      date: '23 November 2026, 10:05 UTC',
      alerts: [{ id: '1', regime: 'Libya' }],
      note: null,
    },
    {
      id: '8',
      title: 'دبلوماسيون: تقرير أممي يتحدث عن رحلات شحن',
      language: 'ar',
      direction: 'rtl',
      outlet: 'Al-Bayraq',
      date: '23 November 2026, 12:31 UTC',
      alerts: [],
      note: 'brought by hand',
    },
  ],
  nextHref: '/articles?cursor=x',
};

export const ARTICLE: ArticleModel = {
  id: '7',
  outlet: 'Mediterranean Courier',
  published: '23 November 2026, 10:05 UTC',
  originalHref: 'https://courier.example/a',
  author: null,
  brought: { who: 'Lena Weber', when: '9 Oct 2024, 10:12' },
  text: TEXT,
  languageName: 'English',
  revision: { number: 2, of: 2, recorded: '23 November 2026, 11:42 UTC' },
  revisions: [
    { number: 1, href: '/articles/7?revision=1', recorded: '23 November 2026, 10:10 UTC' },
    { number: 2, href: '/articles/7', recorded: '23 November 2026, 11:42 UTC' },
  ],
  alerts: [],
  reading: READING,
  screenedWith: 'pack 3f9c2a1',
  regimes: [{ value: 'libya', label: 'Libya' }],
  claimForm: { entered: NOTHING_ENTERED, fault: null, parties: ['Libya', 'United Arab Emirates'] },
  misses: [{ who: 'Ana Kovač', when: '23 November 2026, 15:00 UTC', regime: 'Libya', text: 'names the airfield' }],
};

export const TRY: TryModel = {
  input: { title: 'Shells', text: 'North Korea shipped artillery shells to Russia.', url: '', published: '2024-10-07' },
  fault: null,
  result: {
    reading: READING,
    nothing: null,
    trace: {
      direction: 'ltr',
      sentences: [
        {
          quote: 'North Korea shipped artillery shells to Russia.',
          facts: [
            { label: 'Who, where', value: '“North Korea” KP; “Russia” RU (to)' },
            { label: 'Tells by', value: 'en.give' },
          ],
        },
      ],
      hidden: 2,
      events: [
        {
          headline: 'From North Korea to Russia',
          facts: [{ label: 'Certainty', value: '0.90: frame 0.90' }],
          judgements: [
            {
              regime: 'DPRK',
              outcome: 'raised, confidence 0.90',
              explanation: 'In force on 2024-10-07.',
              clauses: [{ label: 'S/RES/1718 (2006), 8(b)', href: 'https://undocs.org/S/RES/1718(2006)' }],
            },
          ],
        },
      ],
    },
    text: TEXT,
    milliseconds: 3,
  },
};

const DAYS: SourceModel['days'] = Array.from({ length: 14 }, (_, index) => ({
  day: new Date(Date.UTC(2026, 10, 10) + index * 86_400_000).toISOString().slice(0, 10),
  polls: 20,
  failed: index === 9 ? 20 : index === 10 ? 3 : 0,
  fresh: index === 9 ? 0 : (index * 5) % 17,
}));

export const SOURCES: SourcesModel = {
  search: '',
  state: '',
  troubles: [
    { value: 'failing', label: 'failing', count: 1 },
    { value: 'silent', label: 'silent', count: 0 },
    { value: 'gaps', label: 'may have missed items within a week', count: 1 },
  ],
  ledger: { received: 12_040, new: 2_000, known: 10_000, revised: 30, rejected: 10 },
  counts: [
    { value: 'enabled', label: 'Polled', count: 204 },
    { value: 'paused', label: 'Paused', count: 3 },
    { value: 'gone', label: 'Gone', count: 1 },
  ],
  rows: [
    {
      id: '1',
      title: 'Mediterranean Courier',
      address: 'https://courier.example/feed.xml',
      language: 'English',
      reliability: 'B',
      health: 'well',
      healthNote: 'answered 4 min ago',
      days: DAYS,
      gapNote: null,
      lastNew: '12 min ago',
      next: 'in 3 min',
    },
    {
      id: '2',
      title: 'Al-Bayraq',
      address: 'https://bayraq.example/rss',
      language: 'Arabic',
      reliability: 'C',
      health: 'failing',
      healthNote: '4 failures in a row: HTTP 503',
      days: DAYS,
      gapNote: 'may have missed items 3 h ago',
      lastNew: '2 d ago',
      next: 'in 2 h',
    },
    {
      id: '3',
      title: 'Old Gazette',
      address: 'https://gazette.example/rss',
      language: null,
      reliability: 'F',
      health: 'gone',
      healthNote: 'answered 410',
      days: DAYS,
      gapNote: null,
      lastNew: 'never',
      next: 'not planned',
    },
  ],
  nextHref: null,
  add: {
    address: 'https://courier.example/feed.xml',
    fault: null,
    preview: {
      address: 'https://courier.example/feed.xml',
      title: 'Mediterranean Courier',
      language: 'en',
      format: 'RSS 2.0',
      flagged: 1,
      warnings: ['a bare ampersand was mended'],
      items: [
        {
          title: 'Experts count sixteen cargo flights',
          language: 'en',
          direction: 'ltr',
          published: '23 November 2026',
          verdict: 'would raise an alert: Libya',
          isFlagged: true,
        },
        {
          title: 'Harbour festival opens',
          language: 'en',
          direction: 'ltr',
          published: null,
          verdict: 'no alert',
          isFlagged: false,
        },
      ],
    },
    candidates: [],
  },
};

export const SOURCE: SourceModel = {
  days: DAYS,
  id: '2',
  title: 'Al-Bayraq',
  address: 'https://bayraq.example/rss',
  health: 'failing',
  healthNote: '4 failures in a row: HTTP 503',
  reliability: 'C',
  version: 3,
  isEnabled: true,
  publisher: 'Bayraq Media',
  fullText: { isOn: true, outcomes: '12 fuller texts, 3 behind a paywall' },
  marks: ['may have missed items 3 h ago'],
  events: [{ when: '23 Nov 2026, 11:20', what: 'Items may have been missed: nothing known came back.' }],
  facts: [
    { label: 'Language', value: 'Arabic' },
    { label: 'Polled every', value: '12 min' },
  ],
  polls: [
    {
      when: '23 Nov 2026, 14:20',
      outcome: 'failed: HTTP 503',
      certificate: 'unknown',
      items: '',
      isFailure: true,
      isGap: false,
    },
    {
      when: '23 Nov 2026, 13:20',
      outcome: 'fetched',
      certificate: 'gap: items may have scrolled out',
      items: '20 new of 20',
      isFailure: false,
      isGap: true,
    },
  ],
};

export const TRENDS: TrendsModel = {
  weekly: [
    { id: 'dprk', label: 'DPRK', counts: Array.from({ length: 26 }, (_, week) => week % 5), total: 50 },
    { id: 'libya', label: 'Libya', counts: Array.from({ length: 26 }, (_, week) => (week === 3 ? 1 : 0)), total: 1 },
  ],
  flows: [
    { supplier: 'IR', recipient: 'houthis', alerts: 9 },
    { supplier: 'KP', recipient: 'RU', alerts: 7 },
    { supplier: 'AE', recipient: 'rsf', alerts: 2 },
    { supplier: 'IR', recipient: 'rsf', alerts: 1 },
  ],
  weeks: Array.from({ length: 26 }, (_, index) => ({
    from: new Date(Date.UTC(2026, 4, 25) + index * 7 * 86_400_000).toISOString().slice(0, 10),
    violations: (index * 7) % 23,
    changes: index % 5 === 0 ? 2 : 0,
  })),
  regimes: [
    { id: 'dprk', label: 'DPRK', raised: 120, confirmed: 60, dismissed: 20, waiting: 40, precision: 0.75 },
    { id: 'haiti', label: 'Haiti', raised: 2, confirmed: 0, dismissed: 0, waiting: 2, precision: null },
  ],
};

export const PEOPLE: PeopleModel = {
  people: [
    {
      id: '1',
      name: 'Ana Kovač',
      email: 'ana@example.org',
      role: 'admin',
      isActive: true,
      hasPassword: true,
      isSelf: true,
    },
    {
      id: '2',
      name: 'Mo Baker',
      email: 'mo@example.org',
      role: 'analyst',
      isActive: true,
      hasPassword: false,
      isSelf: false,
    },
    {
      id: '3',
      name: 'Lee Su',
      email: 'lee@example.org',
      role: 'viewer',
      isActive: false,
      hasPassword: true,
      isSelf: false,
    },
  ],
  issued: {
    name: 'Mo Baker',
    href: 'http://localhost:3000/welcome/abcdefghijklmnop',
    until: '26 November 2026, 14:20 UTC',
  },
  fault: null,
};

export const ACCOUNT: AccountModel = {
  name: 'Ana Kovač',
  email: 'ana@example.org',
  role: 'admin',
  keys: [
    {
      id: '1',
      name: 'Dashboard',
      prefix: '0123456789ab',
      scopes: 'alerts:read',
      used: '4 min ago',
      state: 'live',
      isLive: true,
    },
  ],
  scopes: ['alerts:read', 'alerts:review', 'screen'],
  issued: { name: 'Dashboard', secret: 'emk_0123456789ab_secret' },
  fault: null,
  sessions: 2,
};

export const FEEDS: FeedsModel = {
  feeds: [
    {
      id: '1',
      name: 'DPRK <b>',
      prefix: '0123456789ab',
      filter: 'DPRK; priority from 60',
      used: '4 min ago',
      state: 'Open',
      isOpen: true,
    },
  ],
  issued: {
    name: 'DPRK',
    atomUrl: 'https://monitor.example/feeds/emf_0123456789ab_x/alerts.atom',
    jsonUrl: 'https://monitor.example/feeds/emf_0123456789ab_x/alerts.json',
  },
  fault: null,
};

export const MAIL: MailModel = {
  id: '4',
  subject: 'Embargo Monitor: 2 new reports',
  recipient: 'reader@example.org',
  kind: 'Digest of 2',
  planned: '23 Nov 2026, 07:00',
  state: 'Sent',
  stateNote: '23 Nov 2026, 07:01 UTC',
  isTrouble: false,
  text: 'Alleged violation\n<b>not bold</b>',
};

export const OUTBOX: OutboxModel = {
  rows: [MAIL, { ...MAIL, id: '5', state: 'Refused for good', stateNote: '550 no such user', isTrouble: true }],
  nextHref: null,
};

export const RECORD_LINE: RecordLine = {
  number: '41',
  at: '23 Nov 2026, 14:20',
  actor: 'Ana Kovač',
  act: 'alert: dismiss',
  subject: 'alert 3',
  subjectHref: '/alerts/3',
  changes: [{ field: 'state', before: 'open', after: 'dismissed' }],
  text: 'A film, <b>not</b> a shipment.',
  isTextErased: false,
  hash: 'ab'.repeat(32),
};

export const RECORD: RecordModel = {
  filters: { actor: '', act: 'alert.dismiss', alert: '', day: '2026-11-23' },
  actors: [{ value: 'system', label: 'The system' }],
  acts: [{ value: 'alert.dismiss', label: 'alert: dismiss' }],
  lines: [RECORD_LINE, { ...RECORD_LINE, number: '40', changes: [], text: null, isTextErased: true }],
  nextHref: '/record?cursor=x',
  proof: {
    head: { number: 41, hash: 'ab'.repeat(32) },
    fingerprint: 'cd'.repeat(32),
    readers: ['counsel@example.org'],
    sent: [{ number: 12, hash: 'ef'.repeat(32), at: '22 Nov 2026, 06:00', readers: 1 }],
  },
  fault: null,
};

export const RELATIONS: RelationsModel = {
  choices: [
    {
      name: 'regime',
      label: 'Embargo',
      any: 'Any embargo',
      options: [
        { value: 'dprk', label: 'DPRK', isChosen: true },
        { value: 'libya', label: 'Libya', isChosen: false },
      ],
    },
  ],
  at: '14:20',
  rows: [
    {
      name: 'North Korea → Russia',
      note: 'Arms transfer, under the embargo DPRK',
      restatements: 14,
      reports: 6,
      sources: 9,
      first: '3 May 2024',
      last: '23 November 2026',
      news: '20 November 2026',
      alerts: 3,
      alertHref: '/alerts/3',
    },
  ],
  nextHref: '/relations?cursor=x',
};
