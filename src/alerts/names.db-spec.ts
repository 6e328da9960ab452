import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { SYSTEM } from '../platform/http/needs.js';
import { AlertsBench } from './alerts.spec-support.js';
import { claim, finding } from './finding.spec-support.js';
import { NAME_TYPES, type NameType } from './name-key.js';
import { NamesRepository } from './names.repository.js';
import { NamesService } from './names.service.js';
import { REPORT, SECOND_REPORT } from './report.spec-support.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});

afterAll(() => db.drop());

it('finds every alert, article and story that tells a name, however it is written, and follows joined stories', async () => {
  const bench = new AlertsBench(db.database);
  const names = new NamesService(new NamesRepository(db.database));
  const span = { field: 'text' as const, start: 0, end: 1 };
  const telling = (vessel: string) =>
    finding([
      claim({
        identifiers: [
          { type: 'vessel', value: vessel, span },
          { type: 'imo', value: 'IMO: 9187629', span },
        ],
        places: [{ country: 'RU', area: null, role: 'destination', span }],
      }),
    ]);
  await bench.raised(
    { text: REPORT, title: 'One', findings: [telling('Angara')] },
    { text: SECOND_REPORT, title: 'Two', findings: [telling('ANGARA')], publishedAt: '2026-12-09T09:00:00Z' },
  );
  const found = await names.follow('vessel', ' angara ');
  expect(found.articles.map(({ title }) => title)).toEqual(['Two', 'One']);
  expect([found.label, found.alerts.length, found.stories.length]).toEqual(['ANGARA', 2, 2]);
  expect((await names.follow('imo', '9187629')).alerts).toHaveLength(2);
  expect((await names.follow('place', 'ru')).alerts).toHaveLength(2);
  expect((await names.follow('company', 'Angara')).articles).toEqual([]);
  const [one, two] = found.stories.map(({ id }) => id);
  await bench.acts.join(one ?? '', two ?? '', SYSTEM);
  const joined = await names.follow('imo', 'IMO 9187629');
  expect([joined.alerts.length, joined.articles.length, joined.stories.length]).toEqual([1, 2, 1]);
});

const WRITTEN: Readonly<Record<NameType, readonly [told: string, asked: string]>> = {
  vessel: ['Lady  Example', 'LADY EXAMPLE'],
  imo: ['IMO 9074729', '9074729'],
  mmsi: ['MMSI: 273123456', '273 123 456'],
  'aircraft-registration': ['EP-FAB', 'ep fab'],
  flight: ['QFZ 9950', 'QFZ9950'],
  company: ['Example Trading Co., Ltd', 'example trading co ltd'],
  person: ['Jane Q. Example', 'jane q example'],
  place: ['YE', 'ye'],
};

it.each(NAME_TYPES)(
  'leads from a name of the kind %s to all that tells it, and to nothing of another kind',
  async (type) => {
    const bench = new AlertsBench(db.database);
    const names = new NamesService(new NamesRepository(db.database));
    const span = { field: 'text' as const, start: 0, end: 1 };
    const [told, asked] = WRITTEN[type];
    const named =
      type === 'place'
        ? { places: [{ country: told, area: null, role: 'scene' as const, span }] }
        : { identifiers: [{ type, value: told, span }] };
    await bench.raised({
      text: `A report on ${type} alone: trucks crossed at dawn, and ${type} was written on the last of them.`,
      title: `Of a ${type}`,
      findings: [finding([claim(named)])],
    });
    const found = await names.follow(type, asked);
    expect(found.articles.map(({ title }) => title)).toEqual([`Of a ${type}`]);
    expect([found.alerts.length, found.stories.length]).toEqual([1, 1]);
    for (const other of NAME_TYPES.filter((one) => one !== type))
      expect((await names.follow(other, asked)).articles).toEqual([]);
  },
);
