import { describe, expect, it } from '@jest/globals';
import { readRequestId } from './request-id.js';

describe("the caller's request id", () => {
  it.each(['a', '6f1e2d3c-0000-4000-8000-000000000000', 'trace:1.2_3', 'x'.repeat(64)])('may be %s', (id) => {
    expect(readRequestId(id)).toBe(id);
  });

  it.each([undefined, '', 'x'.repeat(65), 'a b', 'a\nb', '<script>', 'é', ['a', 'b']])('may not be %j', (id) => {
    expect(readRequestId(id)).toBeNull();
  });
});
