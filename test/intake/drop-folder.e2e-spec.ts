import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { TakeDroppedFilesTick } from '../../src/intake/take-dropped-files.tick.js';
import { runApp, type ApiAnswer, type RunningApp } from '../support/run-app.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

const TEXT = 'Customs officers seized a cargo in the port on Monday, the harbour authority said in a short statement.';
const PAGE = `<!doctype html><html lang="en"><head><title>Cargo seized</title></head><body><article><p>${TEXT}</p></article></body></html>`;
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

describe('a folder into which files are dropped', () => {
  let db: TestDatabase;
  let app: RunningApp;
  let folder: string;

  beforeEach(async () => {
    db = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'drop-'));
  });

  afterEach(async () => {
    await app?.stop();
    await db.drop();
    await rm(folder, { recursive: true, force: true });
  });

  async function drop(path: string, content: string | Buffer, modifiedAt = LONG_AGO): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
    await utimes(join(folder, path), modifiedAt, modifiedAt);
  }

  const start = async (): Promise<void> => {
    app = await runApp(db.url, { environment: { POLLING: 'off', DROP_DIR: folder } });
  };
  const take = async (): Promise<number> => app.app.get(TakeDroppedFilesTick).takeAll();
  const articles = async (): Promise<ApiAnswer['body'][]> => (await app.call('GET', '/api/v1/articles')).body.items;
  const filesIn = async (place: string): Promise<string[]> =>
    (await readdir(join(folder, place), { recursive: true })).map((name) => name.replace(/[0-9a-f]{8}-/, '')).sort();

  it('makes articles of them, by the name of the folder they lie in, and keeps them', async () => {
    await start();
    await drop('page.html', PAGE);
    await drop('telegram/channel-7/post.txt', `${TEXT} It was told in a channel.`);
    expect(await take()).toBe(2);
    const items = await articles();
    expect(new Set(items.map(({ title }) => title))).toEqual(new Set(['Cargo seized', 'post']));
    const post = items.find(({ title }) => title === 'post');
    const { revisions } = (await app.call('GET', `/api/v1/articles/${post.id}`)).body;
    expect(revisions[0]).toMatchObject({ text: `${TEXT} It was told in a channel.`, author: 'telegram/channel-7' });
    expect(await filesIn('taken')).toEqual([
      'page.html',
      'telegram',
      'telegram/channel-7',
      'telegram/channel-7/post.txt',
    ]);
    expect(await readdir(join(folder, '.taking'))).toEqual([]);
    const long = `${'я'.repeat(120)}.txt`;
    await drop(long, `${TEXT} It was told at length.`);
    await drop('short.txt', `${TEXT} It was told in short.`);
    expect(await take()).toBe(2);
    expect((await filesIn('taken')).filter((name) => name.endsWith('.txt'))).toHaveLength(3);
  });

  it('puts aside what it cannot read, with the reason, and leaves what is still on its way, hidden or a link', async () => {
    await start();
    await drop('picture.png', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex'));
    await drop('empty.txt', '');
    await drop('growing.txt', TEXT, new Date());
    await drop('.hidden.txt', TEXT);
    await symlink('/etc/hostname', join(folder, 'link.txt'));
    expect(await take()).toBe(2);
    expect(await articles()).toEqual([]);
    expect(await filesIn('refused')).toEqual(['empty.txt', 'empty.txt.why.txt', 'picture.png', 'picture.png.why.txt']);
    const why = (await readdir(join(folder, 'refused'))).find((name) => name.endsWith('png.why.txt')) ?? '';
    expect(await readFile(join(folder, 'refused', why), 'utf8')).toContain('HTML, PDF or plain text');
    expect((await readdir(folder)).sort()).toEqual(['.hidden.txt', '.taking', 'growing.txt', 'link.txt', 'refused']);
  });

  it('takes up again what a process that died had taken, and stores nothing twice', async () => {
    await start();
    await drop('a/page.html', PAGE);
    await take();
    await app.stop();
    await drop('.taking/00000000-0000-4000-8000-000000000000/a/page two.html', PAGE);
    // What others write there says nothing, leads nowhere and keeps nobody from starting.
    await drop('.taking/00000000-0000-4000-8000-000000000001~..+..+escaped.html', PAGE);
    await drop('.taking/00000000-0000-4000-8000-000000000002~%', PAGE);
    await start();
    expect(await readdir(dirname(dirname(folder)))).not.toContain('escaped.html');
    expect((await readdir(join(folder, 'a'))).sort()).toEqual(['page two.html']);
    await utimes(join(folder, 'a/page two.html'), LONG_AGO, LONG_AGO);
    expect(await take()).toBe(1);
    expect(await db.database.rows(`SELECT id FROM articles`)).toHaveLength(1);
  });
});
