import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { fillDatabase } from '../../src/cli/bench/fill-database.js';
import { METRICS } from '../../src/platform/metrics/metrics.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

const folder = join(import.meta.dirname, '../../src/clients/grafana');
const dashboard = JSON.parse(readFileSync(join(folder, 'dashboards/embargo-monitor.json'), 'utf8')) as Dashboard;
const { datasources } = parse(readFileSync(join(folder, 'provisioning/datasources/embargo-monitor.yaml'), 'utf8')) as {
  datasources: { uid: string; type: string }[];
};

interface Target {
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly expr?: string;
  readonly url?: string;
  readonly url_options?: { readonly method: string; readonly params: readonly { key: string; value: string }[] };
  readonly root_selector?: string;
  readonly columns?: readonly { selector: string; text: string; type: string }[];
}

interface Variable {
  readonly name: string;
  readonly current: { readonly value: string | readonly string[] };
}

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly gridPos: Box; readonly targets: readonly Target[] }[];
  readonly templating: { readonly list: readonly Variable[] };
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

const targets = dashboard.panels.flatMap(({ title, targets: all }) => all.map((target) => ({ title, target })));
const queries = targets.filter(({ target }) => target.url !== undefined);
const expressions = targets.flatMap(({ title, target }) =>
  target.expr === undefined ? [] : [{ title, expr: target.expr }],
);

/** What Grafana puts in: the range, and the variables as the dashboard comes. */
function interpolate(text: string): string {
  return text.replaceAll(/\$\{(\w+)(?::([\w:]+))?\}/g, (whole, name: string, format: string | undefined) => {
    if (name === '__from' || name === '__to') {
      expect(format).toBe('date:iso');
      return new Date(Date.now() - (name === '__from' ? 30 * 86_400_000 : 0)).toISOString();
    }
    const variable = dashboard.templating.list.find((one) => one.name === name);
    if (variable === undefined) throw new Error(`${whole} is no variable`);
    expect([name, format]).toEqual([name, Array.isArray(variable.current.value) ? 'csv' : undefined]);
    return [variable.current.value].flat().join(',');
  });
}

describe('the dashboard for Grafana', () => {
  let test: TestApp;
  let key: string;

  beforeAll(async () => {
    const db = await createTestDatabase();
    await fillDatabase(db.database, { articles: 1, alerts: 300 });
    test = await startTestApp({ ROLE: 'api', DATABASE_URL: db.url, METRICS_TOKEN: 'a-token-for-prometheus' }, { db });
    // The key that the data source's own words tell to make.
    const body = { name: 'Grafana', scopes: ['alerts:read', 'sources:read'] };
    key = (await test.request('POST', '/api/v1/keys', { body })).json.secret;
  });

  afterAll(() => test.stop());

  it('asks only data sources that come with it, and lays no panel over another', () => {
    const known = datasources.map(({ uid, type }) => `${type} ${uid}`);
    for (const { target } of targets) expect(known).toContain(`${target.datasource.type} ${target.datasource.uid}`);
    const taken = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect([title, x < 24, taken.has(`${x} ${y}`)]).toEqual([title, true, false]);
          taken.add(`${x} ${y}`);
        }
    }
    expect([queries.length, expressions.length]).toEqual([6, 7]);
  });

  it.each(queries)('finds in the API what “$title” shows', async ({ target }) => {
    const search = new URLSearchParams(
      (target.url_options?.params ?? []).map(({ key: name, value }) => [name, interpolate(value)]),
    );
    const answer = await test.request(target.url_options?.method ?? '', `${target.url}?${search}`, { key });
    expect([answer.status, answer.text.slice(0, answer.status === 200 ? 0 : 500)]).toEqual([200, '']);
    const at = (from: unknown, path: string): unknown =>
      path.split('.').reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], from);
    const root = target.root_selector === '' ? answer.json : at(answer.json, target.root_selector ?? '');
    const rows = [root].flat() as unknown[];
    expect(rows.length).toBeGreaterThan(0);
    for (const { selector, type } of target.columns ?? []) {
      // A count by id is missing where there is none: then it is the map that must be there.
      const counts = /^(by\w+)\./.exec(selector)?.[1];
      if (counts !== undefined) expect(at(rows[0], counts)).toEqual(expect.any(Object));
      for (const value of counts === undefined ? rows.map((row) => at(row, selector)) : []) {
        if (type === 'number') expect(value).toEqual(expect.any(Number));
        else expect(value).toEqual(expect.any(String));
        if (type === 'timestamp') expect(new Date(String(value)).toISOString()).toBe(value);
      }
    }
    const shown = (target.columns ?? []).map(({ selector }) => at(rows[0], selector));
    expect(shown.some((value) => value !== undefined)).toBe(true);
  });

  it.each(expressions)('asks Prometheus for “$title” by names and labels that /metrics has', async ({ expr }) => {
    const { text } = await test.request('GET', '/metrics', { key: 'a-token-for-prometheus' });
    const names = [...expr.matchAll(/\b(embargo_\w+?)(_bucket|_count|_sum)?(?=[[{)])/g)];
    expect(names).toHaveLength(1);
    const [, name = '', suffix = ''] = names[0] ?? [];
    expect(text).toMatch(new RegExp(`^# TYPE ${name} ${suffix === '' ? '(counter|gauge)' : 'histogram'}$`, 'm'));
    const labels: readonly string[] = METRICS[name as keyof typeof METRICS].labels;
    const grouped = /\bby \(([\w, ]+)\)/.exec(expr)?.[1]?.split(', ') ?? [];
    for (const label of grouped) expect([...labels, 'le']).toContain(label);
    // A value that no series has would match nothing, for good and in silence.
    for (const [, label = '', values = ''] of expr.matchAll(/(\w+)=~?"([^"]*)"/g)) {
      for (const value of values.split('|'))
        expect(text).toMatch(new RegExp(`^${name}${suffix}\\{[^}]*\\b${label}="${value}"`, 'm'));
    }
    let depth = 0;
    for (const char of expr.replaceAll(/"[^"]*"/g, '')) {
      depth += '([{'.includes(char) ? 1 : ')]}'.includes(char) ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
    }
    expect(depth).toBe(0);
  });
});
