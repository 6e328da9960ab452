import { expect, it } from '@jest/globals';
import { claim, finding } from './finding.spec-support.js';
import { nameKey, namesOf } from './name-key.js';

it.each([
  ['imo', 'IMO: 9187629', '9187629'],
  ['imo', 'IMO ９１８７６２９', '9187629'],
  ['aircraft-registration', 'EP-FAB', 'epfab'],
  ['vessel', ' LADY  R ', 'lady r'],
  ['company', 'Halvane Air-Cargo, Ltd.', 'halvane air cargo ltd'],
  ['place', 'LY', 'ly'],
  ['vessel', '—', ''],
])('nameKey takes %s %s for %s', (type, value, expected) => {
  expect(nameKey(type, value)).toBe(expected);
});

it('namesOf tells each name once, however often and however written', () => {
  const span = { field: 'text' as const, start: 0, end: 1 };
  const names = namesOf(
    finding([
      claim({
        identifiers: [
          { type: 'vessel', value: 'Lady R', span },
          { type: 'vessel', value: 'LADY R', span },
          { type: 'imo', value: '9187629', span },
        ],
        places: [{ country: 'LY', area: null, role: 'destination', span }],
      }),
    ]),
  );
  expect(names).toEqual([
    { type: 'vessel', key: 'lady r', label: 'Lady R' },
    { type: 'imo', key: '9187629', label: '9187629' },
    { type: 'place', key: 'ly', label: 'LY' },
  ]);
});
