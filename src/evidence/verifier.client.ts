/** What of the product itself goes into every package: the verifier, words to go with it, the version. Read once. */
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { describeProduct } from '../platform/product.client.js';

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
