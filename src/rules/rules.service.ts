import type { Pack, Regime } from '../detection/pack.js';
import { loadPack } from './pack.client.js';
import { embargoNotFound } from './rules.errors.js';

/** The pack in use: loaded once at start, the same until the process ends. */
export class RulesService {
  constructor(readonly pack: Pack) {}

  /**
   * Loads the shipped pack with the operator's rules over it.
   * @throws PackError naming file, line and field of every fault; the process must not start on half a law.
   */
  static async load(rulesDir: string | null): Promise<RulesService> {
    return new RulesService(await loadPack({ rulesDir: rulesDir ?? undefined }));
  }

  /** @throws Refusal `embargo-not-found` */
  getRegime(id: string): Regime {
    const regime = this.pack.register.regimes.find((one) => one.id === id);
    if (regime === undefined) throw embargoNotFound(id);
    return regime;
  }
}
