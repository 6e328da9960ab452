import { describe, expect, it } from '@jest/globals';
import { personName } from './user-schema.js';

describe('a name', () => {
  it('is one line of letters that can be seen, each written in one way', () => {
    expect(personName.parse(' Ana Kovac\u030c ')).toBe('Ana Kovač');
    expect(personName.parse('نیما\u200cپور')).toBe('نیما\u200cپور');
    for (const name of ['Ana\u200b', '\u202eanA', 'Ana\nKovač', 'A\u00adna', '\u2066Ana', 'Ana\0'])
      expect(personName.safeParse(name).success).toBe(false);
  });
});
