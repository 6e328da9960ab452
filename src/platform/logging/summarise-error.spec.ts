import { describe, expect, it } from '@jest/globals';
import { summariseError } from './summarise-error.js';

describe('an error in the log', () => {
  it('keeps type, message, code, stack and causes', () => {
    const cause = Object.assign(new TypeError('inner'), { code: '23505' });
    expect(summariseError(new Error('outer', { cause }))).toEqual({
      type: 'Error',
      message: 'outer',
      stack: expect.stringContaining('summarise-error.spec'),
      cause: { type: 'TypeError', message: 'inner', code: '23505', stack: expect.any(String) },
    });
  });

  it('leaves out what it happened to', () => {
    const error = Object.assign(new Error('failed'), {
      parameters: ['ada@example.org'],
      driverError: { detail: 'Key (email)=(ada@example.org) already exists.' },
      config: { headers: { authorization: 'Bearer emk_x' } },
    });
    expect(JSON.stringify(summariseError(error))).not.toMatch(/ada|emk_/);
  });

  it('is made of whatever was thrown, and ends', () => {
    expect(summariseError('text')).toEqual({ type: 'string', message: 'text' });
    expect(summariseError(null)).toEqual({ type: 'object', message: 'null' });
    const circle = new Error('circle');
    circle.cause = circle;
    expect(JSON.stringify(summariseError(circle)).split('"circle"')).toHaveLength(6);
  });
});
