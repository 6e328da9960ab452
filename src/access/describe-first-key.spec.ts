import { describe, expect, it } from '@jest/globals';
import { describeFirstKey, describeLink } from './describe-first-key.js';

describe('what is said at the first start', () => {
  it('names the address, the key and a command to try it with', () => {
    const text = describeFirstKey('https://embargo.example.org', 'emk_x', 'https://embargo.example.org/welcome/t');
    expect(text).toContain('https://embargo.example.org/');
    expect(text).toContain("curl -H 'Authorization: Bearer emk_x' https://embargo.example.org/api/v1/me");
    expect(text).toContain('https://embargo.example.org/welcome/t\n');
  });

  it('names a new link while no admin has a password', () => {
    expect(describeLink('https://embargo.example.org/welcome/u')).toContain('https://embargo.example.org/welcome/u\n');
  });
});
