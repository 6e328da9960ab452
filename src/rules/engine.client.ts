/** Names the engine: the code that reads texts, and what of the platform decides how letters are read. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeProduct } from '../platform/product.client.js';

/** What runs a pack. */
export interface EngineName {
  /** 16 hexadecimal digits over all below but the product and Node's patch. */
  readonly version: string;
  readonly product: string;
  /** SHA-256, hexadecimal. */
  readonly codeHash: string;
  readonly node: string;
  readonly icu: string;
  readonly unicode: string;
}

/** Of the rules only what turns files into a pack; detection whole. */
const BUILDERS = /^(?:build-languages|build-register|merge-overlay|.*-schema)\.[jt]s$/;
const SPECS = /\.(?:spec|spec-support|d)\.[jt]s$/;

/**
 * The engine of this process. Two builds of the same code by the same compiler have the same name; another version of
 * ICU or Unicode has another, since case, width and word boundaries come from there, and so has another release line of
 * Node, whose V8 runs the regular expressions.
 */
export async function nameEngine(): Promise<EngineName> {
  const hash = createHash('sha256');
  for (const [folder, wanted] of [
    ['../detection', /\.[jt]s$/],
    ['.', BUILDERS],
  ] as const) {
    const root = join(import.meta.dirname, folder);
    const names = await readdir(root, { recursive: folder !== '.' });
    for (const name of names.map((each) => each.replaceAll('\\', '/')).sort())
      if (wanted.test(name) && !SPECS.test(name)) hash.update(`${name}\n`).update(await readFile(join(root, name)));
  }
  const codeHash = hash.digest('hex');
  const { node, icu = '', unicode = '' } = process.versions;
  const release = node.split('.')[0];
  const version = createHash('sha256')
    .update(JSON.stringify([codeHash, release, icu, unicode]))
    .digest('hex')
    .slice(0, 16);
  return { version, product: describeProduct(), codeHash, node, icu, unicode };
}
