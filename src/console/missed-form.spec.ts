import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../platform/errors/refusal.js';
import { missedForm, toMark } from './missed-form.js';

const FILLED = {
  regime: 'libya',
  text: '',
  conduct: 'arms-transfer',
  supplier: 'United Arab Emirates',
  recipient: 'lna',
  items: 'vehicles',
  passage: 'armoured cars',
  from: '2020-01-02',
};

const read = (sent: Readonly<Record<string, unknown>>): ReturnType<typeof toMark> => toMark(missedForm.parse(sent));
const faultOf = (sent: Readonly<Record<string, unknown>>): string | null => {
  try {
    read(sent);
    return null;
  } catch (error) {
    return error instanceof Refusal ? (error.faults[0]?.field ?? '') : 'no refusal';
  }
};

describe('toMark', () => {
  it('only marks where nothing of a claim is entered, and takes one day for first and last', () => {
    expect(read({ regime: 'libya', text: ' seen\0 ' })).toEqual({ regime: 'libya', note: 'seen', claim: null });
    expect(read(FILLED)).toMatchObject({
      note: null,
      claim: {
        supplier: ['AE'],
        recipient: ['lna'],
        items: ['vehicles'],
        date: { from: '2020-01-02', to: '2020-01-02' },
      },
    });
  });

  it.each([
    ['a claim without its kind, which would be lost', { ...FILLED, conduct: '' }, 'conduct'],
    ['a passage alone', { regime: 'libya', passage: 'armoured cars' }, 'conduct'],
    ['a name that nobody bears', { ...FILLED, supplier: '<b>Atlantis</b>, \u202eAE' }, 'supplier'],
    ['nobody on either side', { ...FILLED, supplier: '', recipient: '' }, 'recipient'],
    ['days in the wrong order', { ...FILLED, to: '2020-01-01' }, 'date'],
    ['a day in a far future', { ...FILLED, to: '9999-12-31' }, 'date'],
    ['a passage longer than evidence is', { ...FILLED, passage: 'x'.repeat(401) }, 'passage'],
  ])('names the field of %s', (_, sent, field) => {
    expect(faultOf(sent)).toBe(field);
  });
});
