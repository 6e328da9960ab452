import type { Pack, Regime } from '../detection/pack.js';
import { buildPack, readPackFiles } from './pack.client.js';
import type { PackFile } from './pack-file.js';
import { embargoNotFound } from './rules.errors.js';

/** The pack in use: loaded once at start, the same until the process ends. */
export class RulesService {
  /** @param files What the pack was made of, so that it can be kept; none where it was made in another way. */
  constructor(
    readonly pack: Pack,
    readonly files: readonly PackFile[] = [],
  ) {}

  /**
   * Loads the shipped pack with the operator's rules over it.
   * @throws PackError naming file, line and field of every fault; the process must not start on half a law.
   */
  static async load(rulesDir: string | null): Promise<RulesService> {
    const files = await readPackFiles({ rulesDir: rulesDir ?? undefined });
    return new RulesService(await buildPack(files), files);
  }

  /** @throws Refusal `embargo-not-found` */
  getRegime(id: string): Regime {
    const regime = this.pack.register.regimes.find((one) => one.id === id);
    if (regime === undefined) throw embargoNotFound(id);
    return regime;
  }
}
