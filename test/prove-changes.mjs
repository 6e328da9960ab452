/**
 * Random schedules of writers and clients of the change feed, as many as one likes: `npm run prove:changes -- 10000`.
 * The tests run the first eighty.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    `${root}/node_modules/jest/bin/jest.js`,
    '--selectProjects=e2e',
    '--testPathPatterns=test/alerts/changes',
    '--forceExit',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, CHANGE_SCHEDULES: process.argv[2] ?? '10000' } },
);
process.exit(run.status ?? 1);
