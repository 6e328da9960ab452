/** Holds the embedded Postgres of a data folder: prints its address, lets go when standard input ends. */
import { join } from 'node:path';

const built = join(import.meta.dirname, '../../dist/src/platform/database/embedded-postgres.client.js');
const { startEmbeddedPostgres } = await import(built);
const server = await startEmbeddedPostgres(process.argv[2]);
process.stdout.write(`${server.url}\n`);
process.stdin.resume().on('end', () => void server.release().then(() => process.exit(0)));
