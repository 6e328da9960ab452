import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { eventFacts } from './event-facts.js';
import { claim, finding } from './finding.spec-support.js';
import {
  addressKey,
  eventKeys,
  EVENT_WINDOW_DAYS,
  groupIntoStory,
  type GroupedArticle,
  type StoryMember,
} from './group-into-story.js';
import { stemsOfParties, textMarks } from './read-marks.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';
import { signText } from './text-signature.js';

interface Told {
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly day?: number;
  readonly url?: string | null;
  readonly language?: string;
  readonly story?: string;
  readonly claims?: readonly Parameters<typeof claim>[0][];
  readonly regime?: 'dprk' | 'iran';
}

const SPAN = { field: 'text' as const, start: 0, end: 1 };
const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 20, 9);

/** An article whose claims rest on its first 300 characters. */
function article(told: Told): GroupedArticle {
  const { text = REPORT, title = '', day = 0 } = told;
  const evidence = [{ field: 'text' as const, start: 0, end: Math.min(300, text.length), rule: 'spec' }];
  const claims = (told.claims ?? [{}]).map((given) => claim({ evidence, ...given }));
  return {
    articleId: told.id ?? '2',
    url: told.url ?? null,
    language: told.language ?? 'en',
    datedAtMs: START + day * DAY_MS,
    signature: signText(text),
    marks: textMarks(text, stemsOfParties(['KP', 'RU'])),
    facts: [eventFacts(finding(claims, told.regime ? { regime: told.regime } : {}), { title, text })],
  };
}

function member(told: Told = {}): StoryMember {
  return { ...article({ id: '1', ...told }), storyId: told.story ?? '10', isCopy: false };
}

/** `copy`, `same-event` … or `new` for one article against one member. */
function ground(told: Told, other: Told = {}): string {
  return groupIntoStory(article(told), [member(other)]).placements[0]?.ground ?? 'none';
}

const RETOLD =
  'Some 3,200 containers with shells went from the port of Rajin to Dunai in Russia and on by railcars to the ammunition depot near Tikhoretsk, officials in Seoul told reporters, showing pictures.';

describe('groupIntoStory', () => {
  it.each<[string, Told]>([
    ['verbatim', {}],
    ['cut to a summary', { text: REPORT.slice(0, 420) }],
    ['cut at the front', { text: REPORT.slice(300) }],
    [
      'lightly edited',
      { text: REPORT.replace('overhead', 'satellite').replace('brushed', 'swept').replace('flat', 'room') },
    ],
    [
      'with a paragraph added',
      { text: `${REPORT} ${SECOND_REPORT.slice(-300)} Our correspondent adds that trains still run.` },
    ],
    ['with a corrected figure on the day', { text: REPORT.replace('3,200', '3,100') }],
    ['in capitals and other quotes', { text: REPORT.toUpperCase() }],
    ['two months later, verbatim', { day: 60 }],
  ])('joins a copy: %s', (_, told) => {
    expect(groupIntoStory(article(told), [member()]).placements).toMatchObject([
      { storyId: '10', ground: 'copy', isCopy: true, copyOf: '1' },
    ]);
  });

  it.each<[string, Told, Told?]>([
    ['with other places, ship and figure', { text: SECOND_REPORT, day: 3 }],
    ['with other places, ship and figure, on the same day', { text: SECOND_REPORT }],
    ['with only another figure, days later', { text: REPORT.replace('3,200', '710'), day: 3 }],
    [
      'on another stated date',
      { claims: [{ date: { from: '2026-11-15', to: '2026-11-15', basis: 'stated', span: null } }], day: 5 },
      { claims: [{ date: { from: '2026-09-02', to: '2026-09-02', basis: 'stated', span: null } }] },
    ],
    [
      'with another ship',
      {
        claims: [{ identifiers: [{ type: 'vessel', value: 'Lady R', span: { field: 'text', start: 0, end: 1 } }] }],
        day: 4,
      },
      { claims: [{ identifiers: [{ type: 'vessel', value: 'Angara', span: { field: 'text', start: 0, end: 1 } }] }] },
    ],
  ])('keeps a look-alike apart: %s', (_, told, other = {}) => {
    expect(ground(told, other)).toBe('new');
  });

  it('takes verbatim words that were re-dated for the same, though “on Friday” now means another day', () => {
    const on = (from: string): Told => ({ claims: [{ date: { from, to: from, basis: 'inferred', span: null } }] });
    expect(ground({ ...on('2026-12-04'), day: 14 }, on('2026-11-20'))).toBe('copy');
  });

  it('lets an edited text stand alone after the window', () => {
    const text = REPORT.replaceAll('officials', 'officers').replaceAll('pictures', 'images').replaceAll('had', 'has');
    expect(ground({ text, day: 10 })).toBe('copy');
    expect(ground({ text, day: 15 })).toBe('new');
  });

  it('never joins short texts by their words alone', () => {
    const text = 'North Korea sends shells to Russia, Seoul says.';
    expect(ground({ text, claims: [{ recipient: ['IR'] }] }, { text })).toBe('new');
  });

  it('joins one address, however short', () => {
    expect(ground({ text: 'x', url: 'https://a.example/1' }, { text: 'y', url: 'https://a.example/1' })).toBe(
      'same-address',
    );
  });

  it('joins another telling of the event, as no copy', () => {
    expect(groupIntoStory(article({ text: RETOLD }), [member()]).placements).toMatchObject([
      { ground: 'same-event', isCopy: false },
    ]);
  });

  it.each<[string, Told]>([
    ['another recipient', { claims: [{ recipient: ['IR'] }] }],
    ['another supplier', { claims: [{ supplier: ['CN'] }] }],
    ['another item class', { claims: [{ items: ['missiles'] }] }],
    ['another regime', { regime: 'iran' }],
    ['another figure', { text: RETOLD.replace('3,200', '710') }],
    ['other names', { text: RETOLD.replace('Rajin', 'Nampo').replace('Dunai', 'Olya').replace('Tikhoretsk', 'Kazan') }],
    ['four days later', { day: EVENT_WINDOW_DAYS + 1 }],
    [
      'few words in common',
      { text: 'The 3,200 crates were bound for storage, said a lawmaker whose committee saw files.' },
    ],
  ])('keeps another telling apart: %s', (_, told) => {
    expect(ground({ text: RETOLD, ...told })).toBe('new');
  });

  it('joins a telling whose conduct was read otherwise where all else agrees', () => {
    expect(ground({ text: RETOLD, claims: [{ conduct: ['transport-concealment'] }] })).toBe('same-event');
  });

  it('joins across languages by what is written alike; one figure alone is only asked about', () => {
    const text =
      'Séoul accuse Pyongyang d’avoir livré 3 200 conteneurs d’obus à la Russie, chargés au port de Rajin puis déposés ' +
      'à Dunai, où le navire Angara a été photographié.';
    expect(ground({ text, language: 'fr' })).toBe('same-event');
    const vague = text.replace('Rajin', 'l’est').replace('Dunai', 'l’ouest').replace('Angara', 'en question');
    expect(groupIntoStory(article({ text: vague, language: 'fr' }), [member()])).toMatchObject({
      placements: [{ ground: 'new' }],
      suggestions: [{ storyId: '10', articleId: '1', ground: 'same-event' }],
    });
    expect(ground({ text: vague.replace('3 200', 'des'), language: 'fr' })).toBe('new');
  });

  it('never joins a mere headline by what it says, but asks', () => {
    const text = 'North Korea shipped 3,200 containers of shells from Rajin to Dunai, Seoul says.';
    expect(groupIntoStory(article({ text }), [member()])).toMatchObject({
      placements: [{ storyId: null, ground: 'new' }],
      suggestions: [{ storyId: '10', reasons: expect.arrayContaining(['both give the figure 3200']) }],
    });
  });

  it('asks about another telling that is near, saying what speaks for it and against it', () => {
    const text = RETOLD.replace('3,200', 'thousands of');
    const other = { claims: [{ places: [{ country: 'RU', area: null, role: 'scene' as const, span: SPAN }] }] };
    const told = { claims: [{ places: [{ country: 'CN', area: null, role: 'scene' as const, span: SPAN }] }], text };
    const { placements, suggestions } = groupIntoStory(article({ ...told, day: 2 }), [
      member({ ...other, text: RETOLD.replace('railcars', 'trucks').replace('pictures', 'images') }),
    ]);
    expect([placements[0]?.ground, suggestions[0]?.reasons ?? []]).toEqual([
      'new',
      expect.arrayContaining(['the same parties, conduct and class of goods', 'but other places']),
    ]);
  });

  it('suggests no story for a copy, and none in which the article is placed', () => {
    const { suggestions } = groupIntoStory(article({}), [member(), member({ id: '3', story: '11', text: RETOLD })]);
    expect(suggestions).toEqual([]);
  });

  it('takes the more similar of two stories', () => {
    const near = member({ story: '20', id: '7' });
    const far = member({ story: '10', id: '1', text: `${REPORT.slice(0, 500)} ${RETOLD}` });
    expect(groupIntoStory(article({}), [far, near]).placements[0]?.storyId).toBe('20');
  });

  it('puts findings of one article between the same parties into one story', () => {
    const one = article({ text: RETOLD });
    const other = article({ text: RETOLD, regime: 'iran' }).facts;
    const placed = groupIntoStory({ ...one, facts: [...one.facts, ...other] }, [member()]);
    expect(placed.placements.map(({ ground: own, storyId }) => [own, storyId])).toEqual([
      ['same-event', '10'],
      ['same-article', '10'],
    ]);
  });

  it('does not depend on the order of candidates', () => {
    const candidates = [
      member({ id: '1', story: '10' }),
      member({ id: '3', story: '11', text: REPORT.slice(0, 600) }),
      member({ id: '4', story: '12', text: RETOLD }),
      member({ id: '5', story: '13' }),
    ];
    const expected = groupIntoStory(article({}), candidates);
    fc.assert(
      fc.property(fc.shuffledSubarray(candidates, { minLength: 4 }), (shuffled) => {
        expect(groupIntoStory(article({}), shuffled)).toEqual(expected);
      }),
    );
  });

  it('meets another telling under a key as long as the window is open', () => {
    const stored = article({}).facts.flatMap((facts) => eventKeys(facts, START, 0));
    const asked = (day: number): number[] =>
      article({ day }).facts.flatMap((facts) => eventKeys(facts, START + day * DAY_MS, EVENT_WINDOW_DAYS));
    for (let day = -EVENT_WINDOW_DAYS; day <= EVENT_WINDOW_DAYS; day++) {
      expect(asked(day).some((key) => stored.includes(key))).toBe(true);
    }
    expect(asked(EVENT_WINDOW_DAYS + 2).some((key) => stored.includes(key))).toBe(false);
    expect(Number.isSafeInteger(addressKey('https://a.example/'))).toBe(true);
  });
});
