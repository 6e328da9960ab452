import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Pack, Regime } from '../detection/pack.js';
import { buildPack, readPackFiles } from './pack.client.js';
import type { PackFile } from './pack-file.js';
import { embargoNotFound } from './rules.errors.js';

/** The pack in use: loaded once at start, the same until the process ends. */
export class RulesService {
  private readonly packed: Buffer | null;

  /** @param files What the pack was made of, so that it can be kept; none where it was made in another way. */
  constructor(
    readonly pack: Pack,
    files: readonly PackFile[] = [],
  ) {
    this.packed = files.length === 0 ? null : zstdCompressSync(JSON.stringify(files));
  }

  /** What the pack was made of: unpacked each time, since it is megabytes that are seldom asked for. */
  readFiles(): readonly PackFile[] {
    return this.packed === null ? [] : (JSON.parse(zstdDecompressSync(this.packed).toString('utf8')) as PackFile[]);
  }

  /**
   * Loads the shipped pack with the operator's rules over it.
   * @throws PackError naming file, line and field of every fault; the process must not start on half a law.
   */
  static async load(rulesDir: string | null): Promise<RulesService> {
    const files = await readPackFiles({ rulesDir: rulesDir ?? undefined });
    return new RulesService(await buildPack(files), files);
  }

  /**
   * Builds every language that is not built yet, which the first text would do otherwise: half a second, and tens of
   * megabytes that are garbage afterwards.
   */
  buildLanguages(): void {
    void Object.values(this.pack.languages);
  }

  /** @throws Refusal `embargo-not-found` */
  getRegime(id: string): Regime {
    const regime = this.pack.register.regimes.find((one) => one.id === id);
    if (regime === undefined) throw embargoNotFound(id);
    return regime;
  }
}
