/** What decisions teach, and other rules over stored articles: proposed, tried, and kept. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RaisingService } from '../../src/alerts/raising.service.js';
import { RescreenService } from '../../src/rescreening/rescreen.service.js';
import { loadPack } from '../../src/rules/pack.client.js';
import { runCli } from '../support/run-cli.js';
import { startTestApp, type TestAnswer, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';

const MISREAD =
  'The United Arab Emirates delivered armoured vehicles to the Libyan National Army, the troupe told its guests.';
const TRUE = 'Iran shipped 120 missiles to the Houthis in Yemen in March 2026, a United Nations panel said on Monday.';
const UNKNOWN = 'Iran shipped 40 whistlers to the Houthis in Yemen in April 2026, a United Nations panel said.';

describe('other rules over stored articles', () => {
  let app: TestApp;
  let rulesDir: string;
  let misread: TestAnswer['json'];
  let standing: TestAnswer['json'];

  const alerts = async (): Promise<TestAnswer['json'][]> => (await app.request('GET', '/api/v1/alerts')).json.items;
  const lesson = (query: string): Promise<TestAnswer> =>
    app.request('GET', `/api/v1/alerts/${misread.id}/lesson${query}`);
  const place = async (files: readonly { path: string; source: string }[]): Promise<void> => {
    for (const { path, source } of files) {
      await mkdir(dirname(join(rulesDir, path)), { recursive: true });
      await writeFile(join(rulesDir, path), source);
    }
  };

  beforeAll(async () => {
    rulesDir = await mkdtemp(join(tmpdir(), 'rules-'));
    app = await startTestApp();
    for (const text of [MISREAD, TRUE, UNKNOWN]) {
      const body = { title: text.slice(0, 40), text, published: '2026-06-04' };
      await app.request('POST', '/api/v1/articles', { body });
    }
    const all = await waitFor('the alerts', alerts, (found) => found.some(({ regime }) => regime === 'libya'));
    misread = all.find(({ regime }) => regime === 'libya');
    standing = (
      await waitFor('the other alert', alerts, (found) => found.some((one) => one.regime === 'yemen-houthis'))
    ).find(({ regime }) => regime === 'yemen-houthis');
    await app.request('POST', `/api/v1/alerts/${misread.id}/review`, {
      body: { act: 'dismiss', reason: 'misread', text: 'A play' },
      headers: { 'if-match': '*' },
    });
  });

  afterAll(async () => {
    await app?.stop();
    await rm(rulesDir, { recursive: true, force: true });
  });

  it('count what reviewers made of each rule, source, embargo and language', async () => {
    const { json } = await app.request('GET', '/api/v1/decisions?by=regime');
    expect(json.items.find(({ id }: { id: string }) => id === 'libya')).toMatchObject({
      alerts: 1,
      confirmed: 0,
      dismissed: 1,
      reasons: { misread: 1 },
      precision: 0,
      precision95: [0, expect.closeTo(0.793, 3)],
    });
    const rules = (await app.request('GET', '/api/v1/decisions')).json.items;
    expect(rules).toContainEqual(expect.objectContaining({ id: 'en.give', dismissed: 1 }));
    for (const by of ['source', 'language'])
      expect((await app.request('GET', `/api/v1/decisions?by=${by}`)).json.items[0].alerts).toBeGreaterThan(0);
  });

  it('are proposed from a dismissed alert only', async () => {
    const { status, json } = await app.request('GET', `/api/v1/alerts/${standing.id}/lesson`);
    expect({ status, code: json.code }).toEqual({ status: 409, code: 'nothing-to-learn' });
  });

  it('are an example at least, and words that block where a person names them', async () => {
    const bare = (await lesson('')).json;
    expect(bare).toMatchObject({ frame: 'en.give', sentence: MISREAD, fault: null, backTest: null });
    expect(bare.files).toHaveLength(1);
    expect((await lesson('?phrase=opera+house')).json).toMatchObject({
      fault: expect.stringContaining('does not stand in the text'),
      backTest: null,
    });
    const tried = (await lesson('?phrase=the+troupe')).json;
    expect(tried).toMatchObject({ fault: null, backTest: { isQuiet: true, gained: [], weakened: [] } });
    expect(tried.backTest.gone).toEqual([expect.objectContaining({ id: misread.id, headline: misread.headline })]);
    await place(tried.files);
  });

  it('name what else they would keep quiet', async () => {
    const { backTest } = (await lesson('?phrase=the')).json;
    expect(backTest.gone.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([misread.id, standing.id]),
    );
  });

  it('are sound, and their difference over all stored articles is told by name, on several cores', async () => {
    const check = await runCli(['rules', 'check', rulesDir]);
    expect(check.stdout).toContain('is sound');
    await place([
      {
        path: 'lexicons/en-own.yaml',
        source: 'language: en\nitems:\n  - { class: missiles, conduct: arms-transfer, sure: [whistler] }\n',
      },
    ]);
    const environment = { DATABASE_URL: app.db.url, LOG_LEVEL: 'error' };
    const run = await runCli(['rescreen', '--dry-run', '--rules', rulesDir, '--workers', '2'], { environment });
    expect(run.stdout).toMatch(
      /^\+ yemen-houthis, violation, \d\.\d\d: Iran shipped 40 whistlers .* \(article \d+\)$/m,
    );
    expect(run.stdout).toContain(`- libya, dismissed: ${misread.headline} (alert ${misread.id})`);
    expect(run.stdout).toMatch(
      /^3 articles read in .*\n\d+ findings would be gained .*1 alerts would be without any text/m,
    );
    expect(run.status).toBe(0);
    const [row] = await app.db.database.rows(`SELECT count(DISTINCT screened_with)::int AS packs FROM revisions`);
    expect(row).toEqual({ packs: 1 });
  });

  it('are kept once: what is gained is raised, what was read before by them is left out', async () => {
    const pack = await loadPack({ rulesDir, cacheDir: null });
    const rescreen = app.app.get(RescreenService);
    const reader = { pack, engine: 'an-engine' };
    const [stretch] = await rescreen.listStretches(1_000);
    expect(stretch && (await rescreen.readStretch(stretch, reader))).toMatchObject({ read: 3, failed: 0 });
    expect(stretch && (await rescreen.readStretch(stretch, reader))).toMatchObject({ read: 0 });
    const unraised = await app.db.database.rows<{ id: string }>('SELECT id FROM screenings WHERE raised_at IS NULL');
    await app.app.get(RaisingService).raise(unraised.map(({ id }) => id));
    const titles = await app.db.database.rows<{ title: string }>(
      `SELECT e.title FROM alert_evidence e WHERE e.pack_version = $1 AND e.is_current AND e.engine = 'an-engine'`,
      [pack.version],
    );
    expect(titles.map(({ title }) => title)).toContain(UNKNOWN.slice(0, 40));
  });
});
