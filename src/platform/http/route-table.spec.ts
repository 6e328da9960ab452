import { describe, expect, it } from '@jest/globals';
import { RouteTable } from './route-table.js';

describe('the table of routes', () => {
  const table = new RouteTable();
  for (const [method, path] of [
    ['GET', '/api/v1/keys'],
    ['POST', '/api/v1/keys'],
    ['DELETE', '/api/v1/keys/:id'],
    ['GET', '/api/v1/openapi.json'],
    ['GET', '/assets/*'],
  ] as const) {
    table.add({ method, path });
  }

  it.each([
    ['/api/v1/keys', ['GET', 'POST']],
    ['/api/v1/keys/7', ['DELETE']],
    ['/api/v1/keys/7/x', []],
    ['/api/v1/keys/', []],
    ['/api/v1/openapiXjson', []],
    ['/assets/a/b.css', ['GET']],
    ['/', []],
  ])('serves %s with %j', (path, methods) => {
    expect(table.methodsAt(path)).toEqual(methods);
  });
});
