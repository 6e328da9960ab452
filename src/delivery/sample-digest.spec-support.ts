/** A digest as the specs know it: outlets, firms and reports are invented. */
import { buildDigest, type Digest, type DigestSource, type LinkedEntry } from './build-digest.js';
import type { AlertReading, MailedAlert } from './build-mailed-alert.js';
import { termsSchema } from './subscription-terms.js';

export const SAMPLE_ALERT: MailedAlert = {
  alertId: '7',
  version: 3,
  kind: 'violation',
  regime: 'libya',
  headline:
    'The United Arab Emirates is said to have supplied military vehicles and drones to the Libyan National Army',
  state: 'open',
  stateReason: null,
  reopenedReason: null,
  status: 'in-force',
  priority: 82,
  articleCount: 41,
  independentCount: 3,
  told: 'Alleged by a Panel of Experts and three diplomats.',
  denied: 'Denied by the company and the force’s spokesman.',
  circumstances: 'Place as told: Libya. Time as told: 18 November 2026 to 20 November 2026.',
  provisions: [
    {
      resolution: 'S/RES/1970 (2011)',
      paragraph: '9',
      link: 'https://docs.un.org/en/S/RES/1970(2011)',
    },
  ],
  exemptions: ['Non-lethal equipment for humanitarian use, with the Committee’s approval'],
  passages: [
    {
      quote:
        'The planes of Halvane Air Cargo carried armoured vehicles and parts for unmanned aircraft, listed as farm machinery',
      language: 'en',
      publisher: 'Mediterranean Courier',
      title: 'Panel: cargo line flew armour to eastern Libya',
      url: 'https://courier.example/panel',
      publishedAt: '2026-11-23T10:05:00.000Z',
    },
    {
      quote: 'نقلت الطائرات مدرعات وقطع طائرات مسيّرة إلى الجيش الوطني الليبي، وفق ثلاثة دبلوماسيين',
      language: 'ar',
      publisher: 'صحيفة الساحل',
      title: 'مدرعات إلى شرق ليبيا',
      url: 'https://sahel.example/1',
      publishedAt: '2026-11-22T18:00:00.000Z',
    },
    {
      quote: 'Halvane called the report “a fairy tale from beginning to end”.',
      language: 'en',
      publisher: 'Mediterranean Courier',
      title: 'Panel: cargo line flew armour to eastern Libya',
      url: 'https://courier.example/panel',
      publishedAt: '2026-11-23T10:05:00.000Z',
      isDenial: true,
    },
  ],
};

export const KOREAN_ALERT: MailedAlert = {
  ...SAMPLE_ALERT,
  alertId: '8',
  regime: 'dprk',
  headline: 'Workers from North Korea are said to be employed in Russia',
  priority: 67,
  articleCount: 6,
  independentCount: 2,
  told: 'Reported in Haean Ilbo.',
  denied: null,
  circumstances: 'Place as told: Russia.',
  provisions: [
    { resolution: 'S/RES/2375 (2017)', paragraph: '17', link: 'https://docs.un.org/en/S/RES/2375(2017)' },
    { resolution: 'S/RES/2397 (2017)', paragraph: '8', link: 'https://docs.un.org/en/S/RES/2397(2017)' },
  ],
  exemptions: [],
  passages: [
    {
      quote: '북한 노동자 120여 명이 지난달 연해주 건설 현장에 배치된 것으로 전해졌다',
      language: 'ko',
      publisher: 'Haean Ilbo',
      title: '연해주 건설 현장',
      url: null,
      publishedAt: '2026-11-22T00:00:00.000Z',
    },
  ],
};

export const SAMPLE_TERMS = termsSchema.parse({
  regimes: ['libya', 'dprk', 'al-shabaab'],
  timeZone: 'Europe/Vienna',
  hour: 15,
});

/** An entry under a link of its own. */
export function entry(given: Partial<LinkedEntry> = {}): LinkedEntry {
  const alert = given.alert ?? SAMPLE_ALERT;
  return {
    part: 'new',
    changes: [],
    why: 'you follow Libya and priority 40 and up',
    href: `https://embargo.example.org/a/9-${alert.alertId}.AAAAAAAAAAAAAAAAAAAAAA`,
    ...given,
    alert,
  };
}

/** A digest of three alerts, but for what is given. */
export function sampleDigest(given: Partial<DigestSource> = {}): Digest {
  return buildDigest({
    terms: SAMPLE_TERMS,
    confirmedAt: new Date('2026-03-02T09:00:00Z'),
    since: new Date('2026-11-22T14:00:00Z'),
    at: new Date('2026-11-23T14:00:00Z'),
    entries: [
      entry({
        part: 'changed',
        changes: ['A denial is reported.', '3 independent sources tell it now; before: 1.'],
        why: 'you were told of it before',
      }),
      entry({ alert: KOREAN_ALERT, why: 'you follow DPRK and priority 40 and up' }),
      entry({
        part: 'withdrawn',
        changes: ['An analyst dismissed this report because the passage was misread.'],
        why: 'you were told of it before',
        alert: {
          ...SAMPLE_ALERT,
          alertId: '9',
          regime: 'al-shabaab',
          state: 'dismissed',
          priority: 48,
          articleCount: 1,
          independentCount: 1,
          headline: 'Al-Shabaab is said to have received small arms',
          told: 'Reported in Coast Monitor.',
          denied: null,
          circumstances: null,
          exemptions: [],
          passages: SAMPLE_ALERT.passages.slice(0, 1),
        },
      }),
    ],
    listHref: 'https://embargo.example.org/d/9.AAAAAAAAAAAAAAAAAAAAAA',
    preferencesHref: 'https://embargo.example.org/preferences/3.AAAAAAAAAAAAAAAAAAAAAA',
    unsubscribeHref: 'https://embargo.example.org/unsubscribe/3.AAAAAAAAAAAAAAAAAAAAAA',
    ...given,
  });
}

/** An alert as it stands, for {@link buildMailedAlert}. */
export function alertReading(given: Partial<AlertReading> = {}): AlertReading {
  return {
    id: '7',
    version: 3,
    edition: 1,
    kind: 'violation',
    regime: 'libya',
    headline: 'The United Arab Emirates is said to have supplied drones to the Libyan National Army',
    state: 'open',
    stateReason: null,
    reopenedReason: null,
    status: 'in-force',
    priority: 82,
    articleCount: 2,
    independentCount: 2,
    provisions: SAMPLE_ALERT.provisions,
    claims: [
      {
        modality: ['alleged'],
        by: 'two diplomats',
        deniedBy: 'the company.',
        background: false,
        places: [
          { country: 'AE', role: 'origin' },
          { country: 'LY', role: 'destination' },
        ],
        date: { from: '2026-11-18', to: '2026-11-18', basis: 'stated' },
        exemptions: [],
      },
    ],
    evidence: [
      {
        isCurrent: true,
        isMention: false,
        isCopy: false,
        publisher: 'Courier',
        title: 'Drones',
        url: 'https://courier.example/1',
        language: 'en',
        publishedAt: '2026-11-20T10:00:00.000Z',
        passages: [
          { field: 'title', quote: 'Drones', isDenial: false },
          { field: 'text', quote: ' The drones arrived by air. ', isDenial: false },
        ],
      },
    ],
    ...given,
  };
}
