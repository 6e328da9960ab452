import { describe, expect, it } from '@jest/globals';
import { fillHoles, HOLE, KeptFragments } from './kept-fragments.js';
import { KOREAN_ALERT, SAMPLE_ALERT } from './sample-digest.spec-support.js';

describe('kept fragments', () => {
  let set = 0;
  const next = (): string => `set ${++set}`;

  it('are set once for an alert and what else they depend on', () => {
    const kept = new KeptFragments();
    const first = kept.keep(SAMPLE_ALERT, 'UTC', next);
    expect(kept.keep(SAMPLE_ALERT, 'UTC', next)).toBe(first);
    expect(kept.keep(SAMPLE_ALERT, 'Asia/Seoul', next)).not.toBe(first);
    expect(kept.keep(KOREAN_ALERT, 'UTC', next)).not.toBe(first);
    // An alert that was read again is another, whatever it says.
    expect(kept.keep({ ...SAMPLE_ALERT }, 'UTC', next)).not.toBe(first);
  });

  it('are set anew once there are too many, the last one still at hand', () => {
    const kept = new KeptFragments(10);
    const first = kept.keep(SAMPLE_ALERT, 'a', () => '123456');
    const second = kept.keep(SAMPLE_ALERT, 'b', () => '123456');
    expect(kept.keep(SAMPLE_ALERT, 'b', () => 'other')).toBe(second);
    expect(kept.keep(SAMPLE_ALERT, 'a', () => 'other')).not.toBe(first);
  });

  it('have each hole filled as it is, or none', () => {
    expect(fillHoles(`a${HOLE}b${HOLE}`, ['$&', '<i>'])).toBe('a$&b<i>');
    expect(fillHoles('', [])).toBe('');
    expect(fillHoles(`a${HOLE}`, [])).toBeNull();
    expect(fillHoles('a', ['b'])).toBeNull();
  });
});
