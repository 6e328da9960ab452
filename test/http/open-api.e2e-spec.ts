import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOpenApi } from '../../src/build-open-api.js';
import { renderClient } from '../../src/cli/openapi/render-client.js';
import { findBreaks } from '../../src/platform/http/compare-open-api.js';
import type { OpenApi, Operation } from '../../src/platform/http/complete-open-api.js';
import { RouteTable } from '../../src/platform/http/route-table.js';
import { PROBLEM_CODES } from '../../src/problem-codes.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the description of the API', () => {
  let test: TestApp;
  let document: OpenApi;
  let operations: { name: string; method: string; path: string; operation: Operation }[];

  beforeAll(async () => {
    test = await startTestApp({ RATE_LIMIT_PER_MINUTE: '10000' });
    document = (await test.request('GET', '/api/v1/openapi.json', { key: null })).json;
    operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        operation,
      })),
    );
  });

  afterAll(() => test.stop());

  it('is OpenAPI 3.1, and the same as the application builds', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document).toEqual(JSON.parse(JSON.stringify(buildOpenApi(test.app, document.servers?.[0]?.url ?? null))));
  });

  it('holds what it has promised, and the files for clients say all of it', () => {
    const clients = join(import.meta.dirname, '../../src/clients');
    const promised = JSON.parse(readFileSync(join(clients, 'openapi.json'), 'utf8')) as OpenApi;
    // What is found here breaks programs of others: see the policy in the description.
    expect(findBreaks(promised, document, new Date())).toEqual([]);
    const { servers: _, ...own } = document;
    const { servers: __, ...kept } = promised;
    const hint = 'npm run contract';
    expect({ hint, document: kept }).toEqual({ hint, document: own });
    const client = readFileSync(join(clients, 'typescript/embargo-monitor.ts'), 'utf8');
    expect({ hint, isCurrent: client === renderClient(promised) }).toEqual({ hint, isCurrent: true });
  });

  it('has every route below /api/v1, and no other', () => {
    const served = test.app
      .get(RouteTable)
      .routes.filter(({ method, path }) => path.startsWith('/api/v1/') && method !== 'HEAD')
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(operations.map(({ name }) => name).sort()).toEqual([...new Set(served)].sort());
  });

  it('says of every operation what it is, whom it is for and how it answers', () => {
    const incomplete = operations.filter(({ operation }) => {
      const successes = Object.entries(operation.responses).filter(([status]) => /^[23]/.test(status));
      return (
        !operation.summary ||
        !operation.tags?.length ||
        operation['x-needs'] === undefined ||
        successes.length === 0 ||
        successes.some(([, response]) => !response.description)
      );
    });
    expect(incomplete.map(({ name }) => name)).toEqual([]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells the truth about who is let in', async () => {
    for (const { name, method, path, operation } of operations) {
      const answer = await test.request(method, path.replaceAll(/\{\w+\}/g, '1'), { key: null });
      expect(`${name} ${operation['x-needs'] ? 401 : 200}`).toBe(`${name} ${answer.status}`);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    const components = document.components as unknown as Record<string, Record<string, unknown>>;
    expect(references.length).toBeGreaterThan(50);
    expect(references.filter(([, kind = '', name = '']) => !components[kind]?.[name]).map(([text]) => text)).toEqual(
      [],
    );
  });

  it('lists every code that a problem may carry, and none that nobody uses', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('spec.ts') && file !== 'problem-codes.ts',
    );
    const texts = files.map((file) => readFileSync(join(source, file), 'utf8'));
    const tables = texts.flatMap((text) => [...text.matchAll(/export const \w+_ERRORS = \[([^\]]*)\]/g)]);
    const listed = tables.flatMap(([, codes = '']) => [...codes.matchAll(/'([\w-]+)'/g)].map(([, code = '']) => code));
    const used = texts.flatMap((text) =>
      [...text.matchAll(/(?:new Refusal|refuse)\(\s*'[\w-]+',\s*'([\w-]+)'/g)].map(([, code = '']) => code),
    );
    const documented = document.components.schemas['Problem']?.properties?.['code']?.examples;
    expect([...PROBLEM_CODES].sort()).toEqual([...listed].sort());
    expect(documented).toEqual([...PROBLEM_CODES].sort());
    expect(used.filter((code) => !PROBLEM_CODES.includes(code))).toEqual([]);
    const everywhere = texts.join('\n');
    const unused = PROBLEM_CODES.filter((code) => everywhere.split(`'${code}'`).length < 3);
    expect(unused).toEqual([]);
  });

  it('is asked for once by those who keep it', async () => {
    for (const path of ['/api/v1/openapi.json', '/api/docs', '/api/docs/style.css']) {
      const first = await test.request('GET', path, { key: null });
      const etag = first.headers.get('etag') ?? '';
      expect(first.status).toBe(200);
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      const second = await test.request('GET', path, { key: null, headers: { 'if-none-match': etag } });
      expect({ status: second.status, text: second.text, etag: second.headers.get('etag') }).toEqual({
        status: 304,
        text: '',
        etag,
      });
    }
  });

  it('is a page for people, without script, inline style or anything from elsewhere', async () => {
    const page = await test.request('GET', '/api/docs', { key: null });
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const { operation } of operations) expect(page.text).toContain(`id="${operation.operationId}"`);
    expect(page.text).not.toMatch(/<script|<style|\sstyle=|\son\w+=|(?:src|href)="(?!\/|#)/);
    const style = await test.request('GET', '/api/docs/style.css', { key: null });
    expect(style.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(style.text).not.toMatch(/url\(|@import/);
  });
});
