import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Event } from '../event.js';
import { extract } from './extract.js';
import { SMALL_PACK } from './small-pack.spec-support.js';

function eventsOf(text: string, title = ''): readonly Event[] {
  return extract({ title, text, published: '2025-11-20' }, SMALL_PACK).events;
}

function sides(text: string): string[] {
  return eventsOf(text).map(
    (event) =>
      `${event.suppliers.map((slot) => slot.party).join()}>${event.recipients.map((slot) => slot.party).join()}`,
  );
}

describe('extract: who gave to whom', () => {
  it.each([
    ['Iran sent ballistic missiles to Russia.', 'IR>RU'],
    ['Iran has sent Russia ballistic missiles.', 'IR>RU'],
    ['Ballistic missiles were sent by Iran to Russia.', 'IR>RU'],
    ['Rifles sent from Iran to Sudan were old.', 'IR>SD'],
    ['Tehran said it had sent rifles to Hezbollah.', 'IR>hizbullah'],
    ['Moscow accused Iran of sending rifles to Hezbollah.', 'IR>hizbullah'],
    ['The Iranian shipment of missiles to Russia came.', 'IR>RU'],
    ["Iran's shipment of missiles to Russia came.", 'IR>RU'],
    ['Russia said that Iran sent rifles to Hezbollah.', 'IR>hizbullah'],
    ['Rifles were sent to Hezbollah. Iran sent them, Russia said.', 'IR>hizbullah'],
    ['Rifles sent from Iran and hidden under rice for Sudan went to Hezbollah.', 'IR>hizbullah'],
    ['Iran sent rifles to Hezbollah. Rifles from Iran were sent in Sudan.', 'IR>hizbullah'],
    ['Russia sent ballistic missiles to Iran.', 'RU>IR'],
    ['Rifles were seized from an Iranian freighter. They were for Hezbollah.', 'IR>hizbullah'],
  ])('%s', (text, expected) => {
    expect(sides(text)).toEqual([expected]);
  });

  it.each([
    ['Iran sent its regards to Russia.'],
    ['Russia sent rifles to Moscow.'],
    ['Iran tested ballistic missiles.'],
    ['Iran has not sent rifles to Russia.'],
    ['A missile attack hit Sudan.'],
    ['Iran and Oman met. Warsaw shipped rifles.'],
    ['A draft in the Security Council on the arms embargo on Sudan bars that Iran sent rifles to Sudan.'],
  ])('nothing in: %s', (text) => {
    expect(eventsOf(text)).toEqual([]);
  });
});

describe('extract: how it is told', () => {
  const modality = (text: string): readonly string[] => eventsOf(text)[0]!.modality;

  it('keeps a denial beside the claim, with who denies', () => {
    const text = 'Iran sent rifles to Hezbollah. Tehran denied it.';
    const [event] = eventsOf(text);
    expect(event!.modality).toEqual(['alleged', 'denied']);
    expect(text.slice(event!.deniedBy!.start, event!.deniedBy!.end)).toBe('Tehran');
    expect(event!.evidence.map(({ rule }) => rule)).toContain('en.denial');
  });

  it('reads plans and seizures', () => {
    expect(modality('Iran will send rifles to Russia.')).toContain('planned');
    expect(modality('Soldiers seized rifles from Iran for Hezbollah.')).toContain('intercepted');
  });

  it('adds concealment to what is carried', () => {
    const [event] = eventsOf('Iran sent rifles hidden under rice to Hezbollah.');
    expect(event!.conduct).toEqual(['arms-transfer', 'transport-concealment']);
  });

  it.each([
    ['Iran sent rifles beneath sacks of rice to Hezbollah.', true],
    ['Iran sent rifles in washing machines to Hezbollah.', true],
    ['Iran sent rifles to Hezbollah. It grows rice.', false],
    ['Iran sent rifles to Hezbollah. Prices rose among the growers of rice.', false],
  ])('sees goods under other cargo: %s', (text, isHidden) => {
    expect(eventsOf(text)[0]!.conduct.includes('transport-concealment')).toBe(isHidden);
  });

  it('dates the conduct by its words, else by publication', () => {
    expect(eventsOf('In 2019 Iran sent rifles to Russia.')[0]!.date).toMatchObject({
      from: '2019-01-01',
      basis: 'stated',
    });
    expect(eventsOf('Iran sent rifles to Russia.')[0]!.date).toMatchObject({
      from: '2025-11-20',
      basis: 'publication',
    });
  });

  it('keeps the date of a ban apart', () => {
    expect(eventsOf('Iran sent rifles to Russia, barred since 2004.')[0]!.date.basis).toBe('publication');
    expect(eventsOf('Iran sent rifles to Russia since the ban that barred it came back in 2024.')[0]!.date.from).toBe(
      '2024-01-01',
    );
    expect(eventsOf('Iran, barred from it, sent rifles to Russia in 2019.')[0]!.date.from).toBe('2019-01-01');
  });

  it('hands lawful cues on', () => {
    const [event] = eventsOf('With committee approval Iran sent rifles to Russia.');
    expect(event!.lawfulCues.map(({ ground }) => ground)).toEqual(['committee-approval']);
  });
});

describe('extract: Council acts', () => {
  const acts = (text: string) => extract({ title: '', text, published: '2025-11-20' }, SMALL_PACK).councilActs;

  it('reads what was decided', () => {
    expect(acts('The Security Council unanimously renewed the arms embargo on Sudan.')).toMatchObject([
      { act: 'renew', about: [{ party: 'SD' }] },
    ]);
  });

  it.each(['Russia vetoed a draft in the Security Council on the arms embargo on Sudan that renewed it.'])(
    'not: %s',
    (text) => {
      expect(acts(text)).toEqual([]);
    },
  );

  it('takes an old decision for background', () => {
    const told = acts('The Security Council unanimously renewed the arms embargo on Sudan in 2019.');
    expect(told.filter(({ basis }) => basis !== 'mention')).toEqual([]);
  });
});

describe('extract on any text', () => {
  const words = [
    'Iran',
    'sent',
    'rifles',
    'to',
    'Hezbollah',
    'said',
    '"',
    ',',
    '.',
    '\n',
    'Russia',
    'denied',
    'ships',
    '’s',
    'ﬁre',
    '😀',
  ];

  it('answers the same twice, with passages that lie in the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 60 }), (list) => {
        const article = { title: list.slice(0, 5).join(' '), text: list.join(' '), published: '2025-11-20' };
        const first = extract(article, SMALL_PACK);
        expect(extract(article, SMALL_PACK)).toEqual(first);
        for (const event of first.events)
          for (const { field, start, end } of event.evidence) {
            expect(end).toBeLessThanOrEqual(article[field].length);
            expect(end - start).toBeLessThanOrEqual(400);
            expect(end).toBeGreaterThan(start);
          }
      }),
    );
  });
});

describe('extract: what is told in passing', () => {
  it('marks what is restated as known far from the news', () => {
    const lead = 'Moscow spoke. It was cold. It was late. ';
    const told = (sentence: string) => eventsOf(lead + sentence)[0]?.isBackground;
    expect(told('Iran has long sent rifles to Hezbollah.')).toBe(true);
    expect(told('Iran sent rifles to Hezbollah.')).toBe(false);
    expect(eventsOf('Iran has long sent rifles to Hezbollah.')[0]?.isBackground).toBe(false);
  });
});
