/**
 * Runs before `npm start`, `npm test` and the other scripts, on any Node from 20 and with nothing installed: installs
 * what is missing and, with --build, builds what is stale. Plain JavaScript without dependencies, on purpose.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const isQuiet = process.argv.includes('--quiet');
const say = (text) => isQuiet || process.stderr.write(`${text}\n`);

/** Ends this process when a step fails, with the step's own output already shown. */
function run(what, args) {
  const isWindows = process.platform === 'win32';
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', args, {
    cwd: root,
    stdio: ['ignore', isQuiet ? 'ignore' : 2, 2],
    shell: isWindows,
    env: { ...process.env, NODE_ENV: 'development', npm_config_update_notifier: 'false' },
  });
  if (result.status !== 0) {
    process.stderr.write(
      `${what} failed${result.error ? `: ${result.error.message}` : ` with status ${result.status}`}.\n`,
    );
    process.exit(1);
  }
}

const digest = (files) => {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
};

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .filter((file) => /\.(tsx?|yaml|opml|json|css|js|mjs|xml|svg)$/.test(file) && !/\.(spec|db-spec)\.ts$/.test(file))
    .sort();

const stampFor = (name) => join(root, name);
const isCurrent = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) {
  process.stderr.write(`Node ${process.versions.node} is too old: Embargo Monitor needs Node 20 or later.\n`);
  process.exit(1);
}

const installed = digest(['package.json', 'package-lock.json']);
const installStamp = stampFor('node_modules/.embargo-monitor-installed');
if (!isCurrent(installStamp, installed)) {
  say('Installing the dependencies …');
  // Not `npm ci`: it refuses a lock file without every other platform's binaries, which not every registry carries.
  run('The installation', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(installStamp, installed);
}

if (process.argv.includes('--build')) {
  const built = digest([
    ...filesBelow('src'),
    ...filesBelow('migrations'),
    'package-lock.json',
    'tsconfig.json',
    'nest-cli.json',
  ]);
  const buildStamp = stampFor('dist/.embargo-monitor-built');
  if (!isCurrent(buildStamp, built)) {
    say('Building …');
    rmSync(join(root, 'dist'), { recursive: true, force: true });
    run('The build', ['run', '--silent', 'build']);
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(buildStamp, built);
  }
}
