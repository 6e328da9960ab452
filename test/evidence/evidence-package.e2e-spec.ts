/** A package of evidence, from the API to somebody who only has the file and the verifier. */
import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../support/run-cli.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { waitFor } from '../support/wait-for.js';
import { buildZip, readZip } from '../support/zip.js';

const PAGE = Buffer.from(
  '<!doctype html><html lang="en"><head><title>Shells <b>cross</b> the border & more</title></head><body><article>' +
    '<p>North Korea shipped artillery shells to Russia on 3 October 2024, South Korean officials said. Moscow denied it.</p>' +
    '<p>The officials gave no further details of the containers, and the harbour master did not answer questions.</p>' +
    '<script>alert("never run")</script></article></body></html>',
);

describe('a package of evidence', () => {
  let app: TestApp;
  let folder: string;
  let alertId: string;
  let zip: Buffer;
  let files: Map<string, Buffer>;

  const download = async (
    id: string,
    key = app.adminKey,
  ): Promise<{ status: number; headers: Headers; body: Buffer }> => {
    const answer = await fetch(`${app.url}/api/v1/alerts/${id}/evidence-package`, {
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
  };
  const verify = (bytes: Buffer, ...more: string[]): { status: number | null; said: string } => {
    const file = join(folder, 'package.zip');
    writeFileSync(file, bytes);
    const script = join(folder, 'verify.mjs');
    writeFileSync(script, files.get('verify.mjs') ?? '');
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, file, ...more], { encoding: 'utf8' });
    return { status, said: stdout + stderr };
  };
  const json = (path: string): ReturnType<typeof JSON.parse> => JSON.parse(files.get(path)?.toString('utf8') ?? 'null');

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'evidence-'));
    app = await startTestApp();
    const form = new FormData();
    form.set('published', '2024-10-04');
    form.set('file', new Blob([PAGE], { type: 'text/html' }), 'page.html');
    const headers = { authorization: `Bearer ${app.adminKey}` };
    await fetch(`${app.url}/api/v1/articles/file`, { method: 'POST', headers, body: form });
    const ask = async (): Promise<{ id: string; regime: string }[]> =>
      (await app.request('GET', '/api/v1/alerts')).json.items;
    const alerts = await waitFor('the alert', ask, (items) => items.length > 0);
    alertId = alerts[0]?.id ?? '';
    await app.request('POST', `/api/v1/alerts/${alertId}/comments`, {
      body: { text: 'Called the desk: "sure".\nÜber' },
    });
    await app.request('POST', `/api/v1/alerts/${alertId}/review`, {
      body: { act: 'confirm', text: 'Two officials' },
      headers: { 'if-match': '*' },
    });
    const answer = await download(alertId);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain(`alert-${alertId}-version-`);
    zip = answer.body;
    files = readZip(zip);
  });

  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('verifies with the script that lies in it', () => {
    const { status, said } = verify(zip);
    expect(said).toContain('Everything holds.');
    expect(said).toContain('2 entries of the record');
    expect(status).toBe(0);
  });

  it('keeps what was retrieved apart from what was read: authentic, identified, with its context', () => {
    const [article] = [...files.keys()].filter((name) => /^articles\/\d+\.json$/.test(name));
    const piece = json(article ?? '');
    const raw = files.get(`captures/${piece.captureSha256}.bin`);
    expect(raw?.equals(PAGE)).toBe(true);
    expect(createHash('sha256').update(PAGE).digest('hex')).toBe(piece.captureSha256);
    expect(json(`captures/${piece.captureSha256}.json`)).toMatchObject({ address: 'upload:page.html' });
    expect(piece.finding.claims.length).toBeGreaterThan(0);
    expect(piece.packVersion).toMatch(/^[0-9a-f]{16}$/);
    expect(json('register.json').provisions.length).toBeGreaterThan(0);
    expect(json('manifest.json').engine.icu).toBe(process.versions.icu);
  });

  it('holds the trail of decisions with the words of people', () => {
    const { entries, checkpoint } = json('record.json');
    expect(entries.map(({ act }: { act: string }) => act)).toEqual(['alert.comment', 'alert.confirm']);
    expect(entries[0].text).toBe('Called the desk: "sure".\nÜber');
    expect(checkpoint.number).toBeGreaterThanOrEqual(Number(entries[1].number));
  });

  it('has a report that runs nothing and fetches nothing', () => {
    const report = files.get('report.html')?.toString('utf8') ?? '';
    expect(report).toContain('<mark>');
    expect(report).not.toMatch(/<script|<img|<link|@import|url\(/i);
    expect(report).toContain('no finding of guilt');
  });

  it('is itself on record, with the hash of its hashes', async () => {
    const [export_] = await app.db.database.rows<{ after: { sums: string } }>(
      `SELECT after FROM audit_entries WHERE act = 'alert.export-evidence' ORDER BY number LIMIT 1`,
    );
    expect(export_?.after.sums).toBe(
      createHash('sha256')
        .update(files.get('SHA256SUMS') ?? '')
        .digest('hex'),
    );
    const { body } = await download(alertId);
    expect(readZip(body).get('record.json')?.toString('utf8')).toContain('alert.export-evidence');
  });

  it.each<[string, (files: Map<string, Buffer>) => void]>([
    ['a word of a text', (all) => edit(all, /^articles\/.*json$/, (text) => text.replace('artillery', 'garden'))],
    ['a passage moved', (all) => edit(all, /^articles\/.*json$/, (text) => text.replace(/"start": \d+/, '"start": 1'))],
    ['a byte of a capture', (all) => edit(all, /\.bin$/, (text) => text.replace('Moscow', 'Moskow'))],
    ['a decision', (all) => edit(all, /^record/, (text) => text.replace('alert.confirm', 'alert.dismiss'))],
    ['a comment', (all) => edit(all, /^record/, (text) => text.replace('Called the desk', 'Asked the desk'))],
    ['a file more', (all) => void all.set('articles/999.txt', Buffer.from('x'))],
    ['a file less', (all) => void all.delete('register.json')],
    ['the record left out', (all) => void all.delete('record.json')],
    ['the list of hashes left out', (all) => void all.delete('SHA256SUMS')],
    ['a text that is none', (all) => edit(all, /^articles\/.*json$/, (text) => text.slice(0, 40))],
    ['the signature', (all) => void all.set('SHA256SUMS.sig', Buffer.alloc(64, 7).toString('base64') as never)],
  ])('is told to be altered: %s', async (_, alter) => {
    const altered = new Map(files);
    alter(altered);
    for (const [name, content] of altered) altered.set(name, Buffer.from(content));
    const plain = verify(await buildZip(altered));
    expect({ status: plain.status, isTold: plain.said.includes('FAULT') }).toEqual({ status: 1, isTold: true });
  });

  it('is told to be altered even where the list of hashes was made anew, but for the signature', async () => {
    const altered = new Map(files);
    edit(altered, /^articles\/.*\.txt$/, (text) => text.replace('artillery', 'garden'));
    const sums = [...altered]
      .filter(([name]) => !name.startsWith('SHA256SUMS'))
      .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
    altered.set('SHA256SUMS', Buffer.from(sums.join('')));
    expect(verify(await buildZip(altered)).said).toContain('The signature does not hold.');
  });

  it('is told apart from what another installation signed', () => {
    const own = join(folder, 'own.pem');
    writeFileSync(own, files.get('public-key.pem') ?? '');
    expect(verify(zip, own).status).toBe(0);
    const other = join(folder, 'other.pem');
    writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }));
    expect(verify(zip, other)).toMatchObject({ status: 1 });
  });

  it('says what it cannot read, and takes no file that others read in another way', () => {
    expect(verify(Buffer.from('no zip at all')).status).toBe(2);
    expect(verify(zip.subarray(0, zip.length - 200)).status).toBe(2);
    expect(verify(Buffer.concat([zip, Buffer.from('more')])).status).toBe(2);
    const renamed = Buffer.from(zip);
    renamed.write('forgery.htm', renamed.indexOf('report.html'));
    expect(verify(renamed)).toMatchObject({ status: 2, said: expect.stringContaining('report.html') });
  });

  it('cannot be made to say that it holds by the names of its files', async () => {
    const altered = new Map(files).set('x\x1b[2K\rEverything holds.\n', Buffer.from('x'));
    const { status, said } = verify(await buildZip(altered));
    expect(status).toBe(1);
    expect(said.split('\n')[0]).toBe('FAULT  x?[2K?Everything holds.? was added.');
  });

  it('names in the report the articles that the claims name', () => {
    const [{ articleIds }] = json('alert.json').claims;
    expect(files.get('report.html')?.toString('utf8')).toContain(`${articleIds[0]}, in the file articles/`);
  });

  it('says that the texts, read anew, say the same, and brings the rules that read them', () => {
    const replay = json('replay.json');
    expect(replay).toMatchObject({ verdict: 'same', left: 0, alert: { outcome: 'same', differs: [] } });
    const { packVersion, keptHash, recomputedHash } = replay.pieces[0];
    expect(recomputedHash).toBe(keptHash);
    const paths = json(`packs/${packVersion}.json`).files.map(({ path }: { path: string }) => path);
    expect(paths).toContain('embargoes/dprk.yaml');
  });

  it('is not made of an alert that is not there, nor for whoever may not read', async () => {
    expect((await download('99999')).status).toBe(404);
    expect((await download(alertId, 'emk_nobody')).status).toBe(401);
  });

  const replayed = async (): Promise<ReturnType<typeof JSON.parse>> =>
    (await app.request('GET', `/api/v1/alerts/${alertId}/replay`)).json;
  const change = (what: string): Promise<number> =>
    app.db.database.run(`UPDATE alert_evidence SET ${what} WHERE alert_id = $1`, [alertId]);

  it('is told apart, when recomputed, from a finding that was changed since', async () => {
    await change(`detail = jsonb_set(detail, '{claims,0,items}', '["tank"]')`);
    const { verdict, pieces } = await replayed();
    expect({ verdict, differs: pieces[0].differs }).toEqual({ verdict: 'differs', differs: ['claims.0.items.0'] });
    await change(`detail = jsonb_set(detail, '{claims,0,items}', detail -> 'items')`);
    expect((await replayed()).verdict).toBe('same');
  });

  it('is told apart, when recomputed, from a text that was changed since', async () => {
    await change(`text = replace(text, 'artillery', 'garden')`);
    expect(await replayed()).toMatchObject({ verdict: 'altered', pieces: [{ isTextIntact: false }] });
    await change(`text = replace(text, 'garden', 'artillery')`);
    expect((await replayed()).verdict).toBe('same');
  });

  it('is recomputed by another engine, which says so, and on the command line', async () => {
    await change(`engine = '0123456789abcdef'`);
    expect(await replayed()).toMatchObject({
      verdict: 'same-by-another-engine',
      pieces: [{ missing: ['engine 0123456789abcdef: nothing more is known of it'] }],
    });
    const { stdout, status } = await runCli(['replay', alertId], {
      environment: { DATABASE_URL: app.db.url, LOG_LEVEL: 'error' },
    });
    expect(stdout).toContain('same            article ');
    expect(stdout).toContain('The same findings, bit for bit');
    expect(stdout).toMatch(/The engine is another: then 0123456789abcdef, now [0-9a-f]{16}\./);
    expect(status).toBe(0);
  });

  it('names the pack that is no longer at hand', async () => {
    const [{ pack_version: version } = { pack_version: '' }] = await app.db.database.rows<{ pack_version: string }>(
      `SELECT pack_version FROM alert_evidence WHERE alert_id = $1`,
      [alertId],
    );
    await change(`pack_version = 'ffffffffffffffff'`);
    const { verdict, pieces, alert } = await replayed();
    expect({ verdict, alert }).toEqual({ verdict: 'incomplete', alert: { outcome: 'not-recomputed', differs: [] } });
    expect(pieces[0].missing[0]).toBe('pack ffffffffffffffff: it was not kept');
    await change(`pack_version = '${version}'`);
  });

  /** The six qualities of a preserved item, and the practice, in the words of the Berkeley Protocol; README.txt names them. */
  describe('follows the Berkeley Protocol:', () => {
    const pieces = (): ReturnType<typeof JSON.parse>[] =>
      [...files.keys()].filter((path) => /^articles\/\d+\.json$/.test(path)).map(json);
    const hashOf = (content: Buffer | string | undefined): string =>
      createHash('sha256')
        .update(content ?? '')
        .digest('hex');

    it('authenticity: every file has its hash in the signed list', () => {
      const sums = new Map(
        (files.get('SHA256SUMS')?.toString('utf8') ?? '')
          .split('\n')
          .map((line) => [line.slice(66), line.slice(0, 64)]),
      );
      const listed = [...files.keys()].filter((path) => !path.startsWith('SHA256SUMS'));
      for (const path of listed) expect([path, sums.get(path)]).toEqual([path, hashOf(files.get(path))]);
      expect(verify(zip).said).toContain('Everything holds.');
    });

    it('identity: each item has numbers of its own, and captured bytes are named by their hash', () => {
      for (const piece of pieces())
        expect([piece.id, piece.articleId, piece.revisionId, piece.contentHash]).toEqual([
          expect.stringMatching(/^\d+$/),
          expect.stringMatching(/^\d+$/),
          expect.stringMatching(/^\d+$/),
          hashOf(`${piece.title}\0${piece.text}`),
        ]);
      for (const [path, content] of files)
        if (path.endsWith('.bin')) expect(path).toBe(`captures/${hashOf(content)}.bin`);
    });

    it('persistence: the bits that were retrieved, apart from what was read in them', () => {
      const [piece] = pieces();
      expect(files.get(`captures/${piece.captureSha256}.bin`)?.equals(PAGE)).toBe(true);
      expect(piece.text).not.toContain('<p>');
    });

    it('renderability: texts are plain, and the report is set for paper', () => {
      for (const piece of pieces())
        expect(files.get(`articles/${piece.id}.txt`)?.toString('utf8')).toBe(`${piece.title}\n\n${piece.text}\n`);
      expect(files.get('report.html')?.toString('utf8')).toMatch(/@page/);
    });

    it('understandability: outlet, address, times in UTC, language, headers, tool, rule and law are told', () => {
      const [piece] = pieces();
      const utc = expect.stringMatching(/^\d{4}-.*Z$/);
      expect(piece).toMatchObject({
        publisher: expect.any(String),
        language: 'en',
        publishedAt: utc,
        retrievedAt: utc,
        addedAt: utc,
      });
      for (const { field, start, end, quote } of piece.passages) expect(piece[field].slice(start, end)).toBe(quote);
      expect(piece.passages[0].rule).toMatch(/^en\./);
      expect(json(`captures/${piece.captureSha256}.json`)).toMatchObject({
        headers: expect.any(Object),
        retrievedAt: utc,
      });
      expect(json('manifest.json')).toMatchObject({ product: expect.any(String), packVersion: piece.packVersion });
      expect(json('alert.json').provisions[0].resolution).toMatch(/^S\/RES\//);
    });

    it('custody: who did what and when, chained, and the hash of each copy is kept elsewhere', async () => {
      for (const entry of json('record.json').entries)
        expect(entry).toMatchObject({
          actor: expect.any(String),
          act: expect.any(String),
          recordedAt: expect.any(String),
          hash: expect.any(String),
        });
      const copies = await app.db.database.rows(`SELECT 1 FROM audit_entries WHERE act = 'alert.export-evidence'`);
      expect(copies.length).toBeGreaterThan(0);
    });

    it('people: no address of anybody who works here is in it', () => {
      for (const [path, content] of files)
        if (!path.startsWith('captures/') && !path.startsWith('packs/'))
          expect([path, content.includes('admin@')]).toEqual([path, false]);
    });

    it('availability: it can be made when the web and our own articles have forgotten the text', async () => {
      const texts = [...files]
        .filter(([path]) => /^(articles\/.*\.txt|captures\/.*)$/.test(path))
        .map(([path, content]) => [path, hashOf(content)]);
      await app.db.database.run('UPDATE articles SET latest_revision_id = NULL');
      for (const table of ['screenings', 'revisions', 'captures']) await app.db.database.run(`DELETE FROM ${table}`);
      const again = readZip((await download(alertId)).body);
      expect(
        [...again]
          .filter(([path]) => /^(articles\/.*\.txt|captures\/.*)$/.test(path))
          .map(([path, content]) => [path, hashOf(content)]),
      ).toEqual(texts);
    });
  });

  it('breaks off, rather than end as if whole, where captured bytes cannot be read', async () => {
    const kept = await app.db.database.rows<{ sha256: Buffer; compression: string; body: Buffer }>(
      `SELECT sha256, compression, body FROM evidence_bodies`,
    );
    await app.db.database.run(`UPDATE evidence_bodies SET compression = 'gzip', body = 'no gzip'`);
    await expect(download(alertId)).rejects.toThrow();
    for (const { sha256, compression, body } of kept)
      await app.db.database.run(`UPDATE evidence_bodies SET compression = $2, body = $3 WHERE sha256 = $1`, [
        sha256,
        compression,
        body,
      ]);
    expect(verify((await download(alertId)).body).status).toBe(0);
  });

  it('is refused, and not put on record, where it would not fit into memory', async () => {
    await app.db.database.run(
      `UPDATE alert_evidence SET text = repeat('x', 64 * 1024 * 1024) WHERE id = (SELECT max(id) FROM alert_evidence)`,
    );
    const exports = `SELECT count(*)::int AS count FROM audit_entries WHERE act = 'alert.export-evidence'`;
    const before = await app.db.database.rows(exports);
    const { status, body } = await download(alertId);
    expect({ status, code: JSON.parse(body.toString('utf8')).code }).toEqual({
      status: 409,
      code: 'evidence-too-large',
    });
    expect(await app.db.database.rows(exports)).toEqual(before);
  });
});

function edit(files: Map<string, Buffer>, name: RegExp, change: (text: string) => string): void {
  for (const [path, content] of files) {
    if (!name.test(path)) continue;
    const text = content.toString('utf8');
    const changed = change(text);
    if (changed === text) throw new Error(`Nothing to change in ${path}`);
    files.set(path, Buffer.from(changed));
  }
}
