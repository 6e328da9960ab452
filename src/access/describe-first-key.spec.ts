import { describe, expect, it } from '@jest/globals';
import { describeFirstKey } from './describe-first-key.js';

describe('what is said at the first start', () => {
  it('names the address, the key and a command to try it with', () => {
    const text = describeFirstKey('https://embargo.example.org', 'emk_x');
    expect(text).toContain('https://embargo.example.org/');
    expect(text).toContain("curl -H 'Authorization: Bearer emk_x' https://embargo.example.org/api/v1/me");
  });
});
