/** Port and password of the embedded Postgres, remembered in `postgres.json` of the data folder. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** How to reach the server on 127.0.0.1 as `postgres`. */
export interface Settings {
  readonly port: number;
  readonly password: string;
}

/** What is remembered; on first use a free port and a random password, readable by this user only. */
export async function readSettings(dataDir: string): Promise<Settings> {
  const path = join(dataDir, 'postgres.json');
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as Settings;
  const settings: Settings = { port: await freePort(), password: randomBytes(24).toString('base64url') };
  await writeFile(path, JSON.stringify(settings), { mode: 0o600 });
  return settings;
}

/** Keeps the remembered port unless another program has taken it since. */
export async function movePortIfTaken(dataDir: string, settings: Settings): Promise<Settings> {
  const isFree = await freePort(settings.port).then(
    () => true,
    () => false,
  );
  if (isFree) return settings;
  const moved = { ...settings, port: await freePort() };
  await writeFile(join(dataDir, 'postgres.json'), JSON.stringify(moved), { mode: 0o600 });
  return moved;
}

/** Connection string of a database of the server. */
export function connectionString(settings: Settings, database: string): string {
  return `postgres://postgres:${settings.password}@127.0.0.1:${settings.port}/${database}`;
}

async function freePort(wanted = 0): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
