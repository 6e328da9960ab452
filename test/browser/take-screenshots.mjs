/**
 * Makes the pictures in the README from the demo: starts it, signs in as its analyst, and takes the queue, one alert and
 * the digest. `npm run screenshots`; needs Chromium.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}/test/browser/screenshots`;
const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  process.env.CHROMIUM_PATH,
].find((path) => path && existsSync(path));
if (!executablePath) throw new Error('No Chromium was found; name it in CHROMIUM_PATH.');

const demo = spawn(process.execPath, [`${root}/dist/src/cli/main.js`, 'demo'], {
  cwd: root,
  env: { ...process.env, DATA_DIR: process.env.DATA_DIR ?? '.data/screenshots', PORT: process.env.PORT ?? '3456' },
  stdio: ['ignore', 'pipe', 'inherit'],
});

/** The demo's account, once it has come to its last line. */
async function readAccount() {
  let said = '';
  for await (const chunk of demo.stdout) {
    said += chunk;
    if (said.includes('Ctrl-C ends the demo')) break;
  }
  const [, address] = /Console\s+(\S+)/.exec(said) ?? [];
  const [, email, password] = /Sign in\s+(\S+)\s+(\S+)/.exec(said) ?? [];
  if (!address || !email || !password) throw new Error(`The demo did not come up:\n${said}`);
  return { address, email, password };
}

const ended = new Promise((done) => demo.once('exit', done));
const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'];
const browser = await chromium.launch({ executablePath, args });
try {
  const { address, email, password } = await readAccount();
  mkdirSync(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(address);
  await page.getByLabel(/e-?mail/i).fill(email);
  await page.getByLabel(/password/i).fill(password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `${folder}/queue.png` });
  await page.locator('a[href*="/alerts/"]').first().click();
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1280, height: 1200 });
  await page.screenshot({ path: `${folder}/alert.png` });
  await page.goto(`${address}/outbox`);
  const mail = page.locator('main a[href*="/outbox/"]').first();
  await mail.click();
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1280, height: 1000 });
  await page.screenshot({ path: `${folder}/digest.png` });
} finally {
  await browser.close();
  demo.kill('SIGINT');
  await ended;
}
