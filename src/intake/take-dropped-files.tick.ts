import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Refusal } from '../platform/errors/refusal.js';
import { SYSTEM } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { AddArticleService } from './add-article.service.js';
import { DropFolder, type DroppedFile } from './drop-folder.client.js';

const EVERY_MS = 5_000;

/**
 * Makes articles of the files dropped into a folder. No queue lies between: the folder is of this machine, and moving a
 * file away is the claim to it. A file is moved on only after its article is stored; one that is taken twice is known by
 * its bytes.
 */
@Injectable()
export class TakeDroppedFilesTick implements OnApplicationBootstrap {
  private readonly logger = new Logger(TakeDroppedFilesTick.name);
  private readonly folder: DropFolder | null;
  private isRunning = false;

  constructor(
    private readonly articles: AddArticleService,
    private readonly clock: Clock,
    @Inject(CONFIG) { intake }: Config,
  ) {
    this.folder = intake.dropDir === null ? null : new DropFolder(intake.dropDir);
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.folder?.recover();
  }

  @Interval(EVERY_MS)
  async tick(): Promise<void> {
    if (this.isRunning || this.folder === null) return;
    this.isRunning = true;
    try {
      await this.takeAll();
    } catch (error) {
      this.logger.error({ error }, 'The drop folder could not be read');
    } finally {
      this.isRunning = false;
    }
  }

  /** @returns How many files were taken, whatever came of them. */
  async takeAll(): Promise<number> {
    if (this.folder === null) return 0;
    const files = await this.folder.take(this.clock.now());
    for (const file of files) await this.add(file, this.folder);
    return files.length;
  }

  private async add(file: DroppedFile, folder: DropFolder): Promise<void> {
    const { name, bytes, folder: origin } = file;
    const said = { title: null, language: null, published: null, origin, note: null };
    try {
      await this.articles.addFile({ name, mediaType: mediaTypeOf(name), bytes }, said, SYSTEM);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.logger.warn({ name, reason: error.message }, 'A file could not be taken');
      await folder.refuse(file, error.message);
      return;
    }
    await folder.keep(file);
  }
}

/** What a file is called says whether its markup is meant; the rest shows in its bytes. */
function mediaTypeOf(name: string): string | null {
  return /\.x?html?$/i.test(name) ? 'text/html' : null;
}
