/**
 * Runs every test project and closes with one line made from jest's own result file: `tests: N passed, N failed, N skipped`.
 * Arguments are handed on to jest.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}/test-results/jest.json`;
mkdirSync(`${root}/test-results`, { recursive: true });
rmSync(results, { force: true });

const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings=ExperimentalWarning',
    `${root}/node_modules/jest/bin/jest.js`,
    // What a test left open is reported above the result; it must not keep the run from ending.
    '--forceExit',
    '--json',
    `--outputFile=${results}`,
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
);

let closing = 'tests: 0 passed, 0 failed, 0 skipped';
let isGreen = false;
try {
  const report = JSON.parse(readFileSync(results, 'utf8'));
  // A file that could not even be loaded has no tests of its own: it counts as one failure.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  const skipped = report.numPendingTests + report.numTodoTests;
  closing = `tests: ${report.numPassedTests} passed, ${failed} failed, ${skipped} skipped`;
  isGreen = report.success && failed === 0 && report.numPassedTests > 0;
} catch (error) {
  process.stderr.write(`jest left no readable result: ${error.message}\n`);
}
process.stdout.write(`${closing}\n`);
process.exit(run.status === 0 && isGreen ? 0 : 1);
