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

  it('is not read where it is nested beyond use', () => {
    const nested = (levels: number): string => `${'{"a":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;
    expect(() => parseJsonBody(nested(100))).not.toThrow();
    for (const levels of [102, 400_000])
      expect(() => parseJsonBody(nested(levels))).toThrow(expect.objectContaining({ code: 'invalid-request' }));
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
