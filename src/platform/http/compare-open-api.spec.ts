import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findBreaks, type Break } from './compare-open-api.js';
import type { OpenApi } from './complete-open-api.js';

/** What the API has promised: the file that clients are made from. */
const FILE = readFileSync(join(import.meta.dirname, '../../clients/openapi.json'), 'utf8');
const TEXT = JSON.stringify(JSON.parse(FILE, (key, value: unknown) => (key === 'example' ? undefined : value)));
const PROMISED = JSON.parse(TEXT) as OpenApi;
const TODAY = new Date('2026-11-23');

// oxlint-disable-next-line typescript/no-explicit-any -- mutants are made of whatever stands there
type Json = any;

/** A copy with something changed. */
function mutate(change: (document: Json) => void): OpenApi {
  const copy: Json = JSON.parse(TEXT);
  change(copy);
  return copy;
}

const breaksOf = (change: (document: Json) => void): Break[] => findBreaks(PROMISED, mutate(change), TODAY);

/** Places in a document, as functions that find them again in a copy. */
interface Place {
  readonly name: string;
  readonly node: (document: Json) => Json;
}

/** Every schema that an operation reaches without going through a name, and every named one that some operation uses. */
function schemasOf(): Place[] {
  const used = new Set(
    [...JSON.stringify(PROMISED.paths).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name),
  );
  for (let size = 0; size !== used.size;) {
    size = used.size;
    for (const name of used) {
      const text = JSON.stringify(PROMISED.components.schemas[name ?? ''] ?? {});
      for (const [, inner] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) used.add(inner);
    }
  }
  const places: Place[] = [];
  const visit = (path: readonly string[], node: Json): void => {
    if (node === null || typeof node !== 'object') return;
    const isSchema = path.includes('schema') || path[1] === 'schemas';
    const isData =
      ['example', 'examples', 'default', 'enum', 'required'].includes(path.at(-1) ?? '') &&
      path.at(-2) !== 'properties';
    if (isData) return;
    if (isSchema && !['properties', 'schemas', 'anyOf', 'schema'].includes(path.at(-1) ?? ''))
      places.push({ name: path.join('/'), node: (document) => path.reduce((at, key) => at[key], document) });
    for (const [key, child] of Object.entries(node)) visit([...path, key], child);
  };
  visit(['paths'], PROMISED.paths);
  for (const name of used) visit(['components', 'schemas', name ?? ''], PROMISED.components.schemas[name ?? '']);
  return places;
}

const operations = Object.entries(PROMISED.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ path, method, name: `${method.toUpperCase()} ${path}` })),
);
const schemas = schemasOf();

/** At most so many of them, spread over all. */
function sample<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, at) => all[Math.floor(at * step)] as T);
}

const names = (found: readonly { readonly name: string }[]): string[] => found.map(({ name }) => name);

describe('the comparison with what was promised', () => {
  it('finds nothing in the same document, in other words for people', () => {
    expect(findBreaks(PROMISED, PROMISED, TODAY)).toEqual([]);
    const reworded = JSON.parse(TEXT, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? `${value}!` : value,
    ) as OpenApi;
    expect(findBreaks(PROMISED, reworded, TODAY)).toEqual([]);
  });

  it('notices every operation that is gone', () => {
    const missed = sample(operations, 30).filter(
      ({ path, method }) => breaksOf(({ paths }) => delete paths[path][method]).length === 0,
    );
    expect(names(missed)).toEqual([]);
  });

  it('notices every parameter that is gone or must be sent, and each new one that must', () => {
    for (const { path, method, name } of sample(operations, 20)) {
      const { parameters = [] } = PROMISED.paths[path]?.[method] ?? {};
      parameters.forEach((parameter, at) => {
        const gone = breaksOf(({ paths }) => paths[path][method].parameters.splice(at, 1));
        expect([name, parameter.name, gone.length]).toEqual([name, parameter.name, 1]);
        if (parameter.required) return;
        const needed = breaksOf(({ paths }) => (paths[path][method].parameters[at].required = true));
        expect([name, parameter.name, needed.length]).toEqual([name, parameter.name, 1]);
      });
    }
    const added = (required: boolean): Break[] =>
      breaksOf(({ paths }) =>
        paths['/api/v1/stats'].get.parameters.push({ name: 'new', in: 'query', required, schema: {} }),
      );
    expect(added(true)).toEqual([{ where: 'GET /api/v1/stats (query new)', what: 'the parameter must be sent now' }]);
    expect(added(false)).toEqual([]);
  });

  it('notices every field that is gone', () => {
    const fields = schemas.flatMap(({ name, node }) =>
      Object.keys(node(PROMISED).properties ?? {}).map((field) => ({ name: `${name}/${field}`, node, field })),
    );
    const missed = sample(fields, 60).filter(
      ({ node, field }) => breaksOf((document) => delete node(document).properties[field]).length === 0,
    );
    expect(fields.length).toBeGreaterThan(500);
    expect(names(missed)).toEqual([]);
  });

  it('notices every value that is gone', () => {
    const values = schemas.flatMap(({ name, node }) =>
      ((node(PROMISED).enum ?? []) as unknown[]).map((value, at) => ({ name: `${name}=${String(value)}`, node, at })),
    );
    const missed = sample(values, 60).filter(
      ({ node, at }) => breaksOf((document) => node(document).enum.splice(at, 1)).length === 0,
    );
    expect(values.length).toBeGreaterThan(200);
    expect(names(missed)).toEqual([]);
  });

  it('notices every type that is another', () => {
    const typed = schemas.filter(
      ({ name, node }) =>
        typeof node(PROMISED).type === 'string' && !node(PROMISED).enum && !name.endsWith('/propertyNames'),
    );
    const missed = sample(typed, 60).filter(
      ({ node }) =>
        breaksOf((document) => {
          const schema = node(document);
          schema.type = schema.type === 'null' ? 'boolean' : 'null';
        }).length === 0,
    );
    expect(names(missed)).toEqual([]);
  });

  it.each<[string, (document: Json) => void]>([
    [
      'a body field must be sent',
      (at) => at.paths['/api/v1/keys'].post.requestBody.content['application/json'].schema.required.push('userId'),
    ],
    [
      'a body must be sent',
      (at) => (at.paths['/api/v1/sources/{id}/resume'].post.requestBody = { required: true, content: {} }),
    ],
    ['less may be sent', (at) => (at.paths['/api/v1/alerts'].get.parameters[0].schema.maximum = 100)],
    ['a pattern is asked for', (at) => (at.paths['/api/v1/alerts'].get.parameters[1].schema.pattern = '^x')],
    ['a field may be missing', (at) => at.components.schemas.Alert.required.splice(0, 1)],
    ['a field may be null', (at) => (at.components.schemas.Alert.properties.headline.type = ['string', 'null'])],
    ['another role is asked for', (at) => (at.paths['/api/v1/alerts'].get['x-needs'].role = 'admin')],
    ['another scope is asked for', (at) => (at.paths['/api/v1/alerts'].get['x-needs'].scope = 'admin')],
    [
      'what was open asks for a key',
      (at) => (at.paths['/api/v1/openapi.json'].get['x-needs'] = { role: 'viewer', scope: null }),
    ],
    ['an answer is gone', (at) => delete at.paths['/api/v1/users'].post.responses['201']],
    ['a header is gone', (at) => delete at.paths['/api/v1/users'].post.responses['201'].headers['X-Request-Id']],
    ['a media type is gone', (at) => delete at.paths['/api/v1/alerts/export'].get.responses['200'].content['text/csv']],
    ['a code is gone', (at) => at.components.schemas.Problem.properties.code.examples.splice(3, 1)],
    ['an operation has another name', (at) => (at.paths['/api/v1/alerts'].get.operationId = 'Alerts_find')],
  ])('notices that %s', (_, change) => {
    expect(breaksOf(change)).not.toEqual([]);
  });

  it.each<[string, (document: Json) => void]>([
    ['an operation', (at) => (at.paths['/api/v1/new'] = at.paths['/api/v1/me'])],
    ['a field in an answer', (at) => (at.components.schemas.Alert.properties.fresh = { type: 'string' })],
    [
      'a field that may be sent',
      (at) => (at.paths['/api/v1/keys'].post.requestBody.content['application/json'].schema.properties.fresh = {}),
    ],
    ['a value in an answer', (at) => at.components.schemas.Alert.properties.state.enum.push('joined')],
    ['a value that may be sent', (at) => at.paths['/api/v1/stats'].get.parameters[2].schema.enum?.push('hour')],
    ['a code', (at) => at.components.schemas.Problem.properties.code.examples.push('fresh')],
    ['more room', (at) => (at.paths['/api/v1/alerts'].get.parameters[0].schema.maximum = 500)],
    ['an answer', (at) => (at.paths['/api/v1/me'].get.responses['202'] = { description: 'x' })],
  ])('lets come: %s', (_, change) => {
    expect(breaksOf(change)).toEqual([]);
  });
});
