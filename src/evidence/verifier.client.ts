/** What of the product itself goes into every package: the verifier, words to go with it, the version. Read once. */
import { existsSync, readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';

@Injectable()
export class VerifierClient {
  readonly script = read('verify.mjs');
  readonly readme = read('README.txt');
  /** E.g. `embargo-monitor 1.2.0`. */
  readonly product = describeProduct();
}

function read(file: string): string {
  return readFileSync(new URL(`./assets/${file}`, import.meta.url), 'utf8');
}

/** Our own package.json stands two folders up from here, three where it was built. */
function describeProduct(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  const { name, version } = JSON.parse(file === undefined ? '{}' : readFileSync(file, 'utf8')) as Record<
    string,
    string
  >;
  return `${name ?? 'embargo-monitor'} ${version ?? 'of unknown version'}`;
}
