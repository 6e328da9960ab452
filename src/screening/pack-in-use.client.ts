import type { Pack } from '../detection/pack.js';
import { loadPack } from '../rules/pack.client.js';

/** The pack that this process screens with: read once, at start. */
export class PackInUse {
  private constructor(readonly pack: Pack) {}

  /**
   * @param rulesDir The operator's own rules, laid over the shipped ones; null for none.
   * @throws PackError with file, line and field of every fault
   */
  static async load(rulesDir: string | null): Promise<PackInUse> {
    return new PackInUse(await loadPack(rulesDir === null ? {} : { rulesDir }));
  }
}
