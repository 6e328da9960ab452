/**
 * A replay of 5,000 edits for 2,000 readers over two weeks of ten rhythms: `npm run prove:corrections`. Another size:
 * `npm run prove:corrections -- EDITS,READERS,HOURS,ALERTS`. The tests run a small one.
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
    '--selectProjects=db',
    '--testPathPatterns=src/delivery/corrections',
    '--forceExit',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, REPLAY_SIZE: process.argv[2] ?? '5000,2000,336,300' } },
);
process.exit(run.status ?? 1);
