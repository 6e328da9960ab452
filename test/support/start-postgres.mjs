/**
 * Once per test run: an embedded Postgres (or the server of TEST_DATABASE_URL) with a migrated template database, which
 * test files clone. Uses the built application, as `npm test` builds first.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default async function startPostgres() {
  if (globalThis.embargoTestServer) return;
  const built = join(root, 'dist/src/platform/database');
  if (!existsSync(built)) throw new Error('Build first: npm run build');
  const { startEmbeddedPostgres } = await import(join(built, 'embedded-postgres.client.js'));
  const { migrate } = await import(join(built, 'migrate.js'));
  const { JobsService } = await import(join(root, 'dist/src/platform/jobs/jobs.service.js'));
  const { default: pg } = await import('pg');

  const given = process.env.TEST_DATABASE_URL;
  const server = given
    ? { url: given, release: async () => undefined }
    : await startEmbeddedPostgres(join(root, '.data/test'));
  const template = `template_${process.pid}`;
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const stale = await client.query(`SELECT datname FROM pg_database WHERE datname ~ '^(template|test)_\\d+'`);
  for (const { datname } of stale.rows) {
    const owner = Number(/\d+/.exec(datname)[0]);
    if (!isAlive(owner)) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  }
  await client.query(`CREATE DATABASE ${template}`);
  await client.end();
  const url = new URL(server.url);
  url.pathname = `/${template}`;
  await migrate(url.href);
  const jobs = new JobsService({ url: url.href, applicationName: 'template' });
  await jobs.start();
  await jobs.stop();
  process.env.EMBARGO_TEST_SERVER = server.url;
  process.env.EMBARGO_TEST_TEMPLATE = template;
  globalThis.embargoTestServer = { server, template };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
