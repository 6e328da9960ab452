/** Packs that have read texts, kept so that they can read them again, and the engines that ran them. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Pack } from '../detection/pack.js';
import { Clock } from '../platform/clock/clock.js';
import { nameEngine, type EngineName } from './engine.client.js';
import { KeptPacksRepository } from './kept-packs.repository.js';
import { buildPack } from './pack.client.js';
import type { PackFile } from './pack-file.js';
import { PackError } from './rules.errors.js';
import { RulesService } from './rules.service.js';

export type { EngineName } from './engine.client.js';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** A pack in all its languages takes tens of MB: replays of one alert rarely meet more than two. */
const MOST_BUILT = 2;

@Injectable()
export class KeptPacksService {
  private readonly built = new Map<string, Promise<Pack | null>>();
  private named: Promise<EngineName> | null = null;
  private keeping: Promise<EngineName> | null = null;

  constructor(
    private readonly packs: KeptPacksRepository,
    private readonly rules: RulesService,
    private readonly clock: Clock,
  ) {}

  /** The engine of this process. */
  async engine(): Promise<EngineName> {
    return (this.named ??= nameEngine());
  }

  /**
   * Keeps the pack in use and names the engine; to be called before a text is read with them. Once for each process; where
   * it fails, the next call tries again.
   *
   * @returns The engine.
   */
  async keepInUse(): Promise<EngineName> {
    this.keeping ??= this.keep().catch((error: unknown) => {
      this.keeping = null;
      throw error;
    });
    return this.keeping;
  }

  /** The pack in use with files more, tried and not kept; or what is wrong with them. */
  async tryWith(
    files: readonly { readonly path: string; readonly source: string }[],
  ): Promise<{ readonly pack: Pack } | { readonly faults: readonly string[] }> {
    const more = files.map((file) => ({ ...file, shownPath: file.path, isOverlay: true }));
    try {
      return { pack: await buildPack([...this.rules.readFiles(), ...more], { cacheDir: null }) };
    } catch (error) {
      if (!(error instanceof PackError)) throw error;
      return { faults: error.faults.map(({ field, message }) => `${field}: ${message}`) };
    }
  }

  /** Of these versions those that can be built: kept, or in use. */
  async listAtHand(versions: readonly string[]): Promise<ReadonlySet<string>> {
    return new Set([...(await this.packs.listKept(versions)), this.rules.pack.version]);
  }

  /** What is known of these engines, by version. */
  async findEngines(versions: readonly string[]): Promise<ReadonlyMap<string, EngineName>> {
    const own = await this.engine();
    const engines = [...(await this.packs.findEngines(versions)), own];
    return new Map(engines.map((engine) => [engine.version, engine]));
  }

  /**
   * A pack as it was; null where it was not kept.
   *
   * @throws Error where what was kept is not what the version names: then the database was altered.
   */
  async find(version: string): Promise<Pack | null> {
    if (version === this.rules.pack.version) return this.rules.pack;
    const known = this.built.get(version) ?? this.build(version);
    this.built.delete(version);
    this.built.set(version, known);
    const [oldest] = this.built.keys();
    if (this.built.size > MOST_BUILT && oldest !== undefined) this.built.delete(oldest);
    known.catch(() => this.built.delete(version));
    return known;
  }

  /** The files of those of these versions that are kept whole, in the order given. */
  async readFiles(versions: readonly string[]): Promise<{ readonly version: string; readonly files: PackFile[] }[]> {
    const packs: { readonly version: string; readonly files: PackFile[] }[] = [];
    for (const version of versions) {
      const files = await this.filesOf(version).catch(() => null);
      if (files !== null) packs.push({ version, files });
    }
    return packs;
  }

  private async build(version: string): Promise<Pack | null> {
    const files = await this.filesOf(version);
    if (files === null) return null;
    const pack = await buildPack(files);
    if (pack.version !== version) throw new Error(`The files kept of pack ${version} make pack ${pack.version}`);
    return pack;
  }

  private async filesOf(version: string): Promise<PackFile[] | null> {
    const row = await this.packs.find(version);
    if (row === null) return null;
    const json = await decompress(row.files);
    if (!createHash('sha256').update(json).digest().equals(row.sha256))
      throw new Error(`The files kept of pack ${version} are not what was kept`);
    return JSON.parse(json.toString('utf8')) as PackFile[];
  }

  private async keep(): Promise<EngineName> {
    const { pack } = this.rules;
    const engine = await this.engine();
    const now = this.clock.now();
    const isKept = (await this.packs.listKept([pack.version])).length > 0;
    const files = isKept ? [] : this.rules.readFiles();
    if (files.length > 0) {
      const named = files.map(({ path, source, isOverlay }) => ({ path, shownPath: path, source, isOverlay }));
      const json = Buffer.from(JSON.stringify(named), 'utf8');
      const sha256 = createHash('sha256').update(json).digest();
      const row = { version: pack.version, files: await compress(json), sha256, fileCount: files.length };
      await this.packs.keep(row, now);
    }
    await this.packs.noteEngine(engine, now);
    return engine;
  }
}
