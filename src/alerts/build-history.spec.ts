import { expect, it } from '@jest/globals';
import { buildHistory } from './build-history.js';

it('buildHistory lets a person’s act stand for the change it made', () => {
  const at = (second: number): Date => new Date(Date.UTC(2026, 10, 21, 12, 0, second));
  const history = buildHistory(
    '7',
    [
      {
        alertId: '7',
        at: at(3),
        actor: 'user:1',
        act: 'alert.dismiss',
        before: { version: 2 },
        after: { version: 3 },
        text: 'why',
      },
      {
        alertId: '7',
        at: at(9),
        actor: 'user:1',
        act: 'alert.note',
        before: null,
        after: null,
        text: 'no change of its own',
      },
      {
        alertId: '5',
        at: at(2),
        actor: 'user:1',
        act: 'alert.confirm',
        before: null,
        after: { version: 2 },
        text: null,
      },
    ],
    [
      { at: at(0), change: 'created', what: ['raised'], version: 1 },
      { at: at(1), change: 'updated', what: ['copy'], version: 2 },
      { at: at(3), change: 'updated', what: ['state'], version: 3 },
    ],
  );
  expect(
    history.map(({ act, version, what, text, joinedAlertId }) => [act, version, what, text, joinedAlertId]),
  ).toEqual([
    ['alert.raise', 1, ['raised'], null, null],
    ['alert.update', 2, ['copy'], null, null],
    ['alert.confirm', null, [], null, '5'],
    ['alert.dismiss', 3, ['state'], 'why', null],
    ['alert.note', null, [], 'no change of its own', null],
  ]);
});
