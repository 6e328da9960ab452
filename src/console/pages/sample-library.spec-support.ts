/** Models of the library's pages, as tests render them. */
import type { TimelineRow } from '../../rules/build-timeline.js';
import type { DaySteps } from './day-form.js';
import type { EmbargoModel } from './embargo-page.js';
import type { EmbargoesModel } from './embargoes-page.js';
import { layOutTimeline } from './lay-out-timeline.js';
import type { RegimeChangesModel } from './regime-changes-page.js';
import type { RenewalView } from './renewal-list.js';
import type { TimelineModel } from './timeline-chart.js';

const STEPS: DaySteps = {
  before: { label: '28 September 2025', href: '/embargoes?on=2025-09-28' },
  after: null,
  today: { label: '23 November 2026', href: '/embargoes' },
};

const RENEWALS: readonly RenewalView[] = [
  {
    id: 'south-sudan-2026-05-31',
    regime: 'South Sudan',
    regimeHref: '/embargoes/south-sudan',
    due: '31 May 2026',
    standing: 'overdue',
    wait: '176 days overdue',
    check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
    entries: [
      {
        what: 'Rolled over each May.',
        symbols: 'S/RES/2781 (2025)',
        href: 'https://docs.un.org/en/S/RES/2781(2025)',
      },
    ],
    reach: 'The whole embargo hangs on it.',
    checked: null,
    needsCheck: true,
  },
  {
    id: 'lebanon-2026-12-31',
    regime: 'Lebanon',
    regimeHref: '/embargoes/lebanon',
    due: '31 December 2026',
    standing: 'later',
    wait: 'in 38 days',
    check: null,
    entries: [{ what: 'Mandate: UNIFIL', symbols: null, href: null }],
    reach: 'No clause of the register hangs on it.',
    checked: { who: 'Ana Kovač', when: '23 November 2026', note: 'No <vote> yet', pack: '3f9c2a1' },
    needsCheck: false,
  },
];

const HISTORY: readonly TimelineRow[] = [
  {
    regime: 'libya',
    name: 'Libya',
    stretches: [
      { from: '1992-04-15', until: '2003-09-12', status: 'in-force' },
      { from: '2011-02-26', until: '2026-05-31', status: 'in-force' },
      { from: '2026-05-31', until: null, status: 'presumed' },
    ],
    steps: [
      {
        on: '2011-02-26',
        act: 'impose',
        resolution: 'S/RES/1970 (2011)',
        summary: 'Embargo both ways.',
        confidence: 'high',
      },
    ],
  },
];

const TIMELINE: TimelineModel = {
  wide: layOutTimeline(HISTORY, '2026-11-23', 'wide'),
  narrow: layOutTimeline(HISTORY, '2026-11-23', 'narrow'),
  rows: [
    {
      id: 'libya',
      label: 'Libya',
      stretches: ['15 April 1992 to 11 September 2003', 'since 26 February 2011'],
      steps: [
        {
          on: '2011-02-26',
          day: '26 February 2011',
          act: 'Imposed',
          summary: 'Embargo both ways.',
          symbol: 'S/RES/1970 (2011)',
          href: 'https://docs.un.org/en/S/RES/1970(2011)',
        },
      ],
    },
  ],
  today: '23 November 2026',
};

export const REGIME_CHANGES: RegimeChangesModel = {
  asOf: '23 November 2026',
  packVersion: '3f9c2a1b00000000',
  unchecked: 1,
  pressing: RENEWALS.slice(0, 1),
  quiet: RENEWALS.slice(1),
  states: [{ label: 'To check, 1', href: '/embargoes/changes#reports', isCurrent: true }],
  reports: [
    {
      id: '7',
      headline: 'Change to the United Nations arms embargo concerning South Sudan reported',
      regime: 'South Sudan',
      regimeHref: '/embargoes/south-sudan',
      said: 'Renewed; said to be of 29 May 2026',
      sources: '2 independent sources of 3 articles',
      state: 'open',
      changes: [],
      periods: [
        {
          what: 'Since 31 May 2026, presumed in force: Presumed renewed; not verified.',
          symbol: null,
          href: null,
          check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
        },
      ],
      clauses: [
        {
          what: 'No arms for the territory.',
          symbol: 'S/RES/2428 (2018), 4',
          href: 'https://docs.un.org/en/S/RES/2428(2018)',
          check: null,
        },
      ],
      renewals: [{ label: '31 May 2026: Rolled over each May.', href: '#south-sudan-2026-05-31' }],
      toCheck: ['Renewed: until which day?'],
      checked: { who: 'Ana Kovač', when: '23 November 2026', note: 'Read the <b>release</b>', pack: '3f9c2a1' },
    },
  ],
  nextHref: '/embargoes/changes?state=all&cursor=x',
  mayCheck: true,
};

export const EMBARGOES: EmbargoesModel = {
  day: '2026-11-23',
  dayLabel: '23 November 2026',
  isToday: true,
  asOf: '23 November 2026',
  packVersion: '3f9c2a1b00000000',
  rows: [
    {
      id: 'dprk',
      name: 'Democratic People’s Republic of Korea',
      summary: 'Everything military, both ways.',
      status: 'Presumed in force',
      isInForce: true,
      note: null,
      check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
      clausesInForce: 14,
    },
    {
      id: 'libya',
      name: 'Libya',
      summary: 'Arms into and out of the territory, with exemptions.',
      status: 'In force',
      isInForce: true,
      note: null,
      check: null,
      clausesInForce: 4,
    },
    {
      id: 'liberia',
      name: 'Liberia',
      summary: 'Ended in 2016.',
      status: 'Ended',
      isInForce: false,
      note: 'since 25 May 2016',
      check: null,
      clausesInForce: 0,
    },
  ],
  steps: STEPS,
  pressing: RENEWALS,
  laterCount: 4,
  timeline: TIMELINE,
};

export const EMBARGO: EmbargoModel = {
  id: 'libya',
  name: 'Libya',
  summary: 'Arms into and out of the territory, with exemptions.',
  statusNote: 'Open-ended.',
  day: '2026-11-23',
  dayLabel: '23 November 2026',
  status: 'in-force',
  check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
  steps: STEPS,
  otherExemptions: [],
  renewals: RENEWALS,
  history: TIMELINE.rows[0]?.steps ?? [],
  bodies: [{ name: 'Panel of Experts', note: 'active, from 17 March 2011; confirmed in substance' }],
  targets: ['Everyone in the territory'],
  inForce: [
    {
      id: 'libya-1970-9',
      symbol: 'S/RES/1970 (2011)',
      href: 'https://docs.un.org/en/S/RES/1970(2011)',
      paragraph: '9',
      check: 'Renewal to be checked by a person, last verified on 30 May 2025.',
      force: 'binding ban',
      summary: 'Arms of all types may not be supplied to Libya.',
      note: null,
      dates: 'since 26 February 2011',
      covers: 'arms transfer, technical assistance',
      mark: 'high',
      verifiedBy: 'https://docs.un.org/en/S/RES/1970(2011)',
    },
  ],
  notInForce: [],
  exemptions: [
    {
      summary: 'Non-lethal equipment for humanitarian use',
      source: 'S/RES/1970 (2011), 9(a)',
      href: 'https://docs.un.org/en/S/RES/1970(2011)',
      note: 'by the text itself; read in an official text',
    },
  ],
  periods: [
    {
      dates: 'since 26 February 2011',
      status: 'in-force',
      note: 'All arms.',
      symbol: 'S/RES/1970 (2011)',
      href: 'https://docs.un.org/en/S/RES/1970(2011)',
      mark: 'high',
      check: null,
    },
  ],
  committeeUrl: 'https://main.un.org/securitycouncil/en/sanctions/1970',
  notes: [],
};
