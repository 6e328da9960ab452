import { describe, expect, it } from '@jest/globals';
import { parseJsonBody } from './parse-json-body.js';

describe('a JSON body', () => {
  it('is read', () => {
    expect(parseJsonBody(' {"a": [1]} ')).toEqual({ a: [1] });
    expect(parseJsonBody('null')).toBeNull();
  });

  it('may be absent', () => {
    expect(parseJsonBody('')).toBeUndefined();
    expect(parseJsonBody('\n')).toBeUndefined();
  });

  it('says where it breaks', () => {
    expect(() => parseJsonBody('{\n  "a": 1,\n}')).toThrow(
      expect.objectContaining({
        code: 'malformed-json',
        message: 'The body is not JSON: see line 3, column 1 (character 12).',
      }),
    );
  });
});
