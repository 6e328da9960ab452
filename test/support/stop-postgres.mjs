/** Drops the template and lets the server go, once. */
export default async function stopPostgres() {
  const started = globalThis.embargoTestServer;
  if (!started) return;
  globalThis.embargoTestServer = undefined;
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: started.server.url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${started.template} WITH (FORCE)`);
  await client.end();
  await started.server.release();
}
