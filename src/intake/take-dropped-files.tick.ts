import { Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Clock } from '../platform/clock/clock.js';
import type { Config } from '../platform/config/config.js';
import { Refusal } from '../platform/errors/refusal.js';
import { SYSTEM } from '../platform/http/needs.js';
import { CONFIG } from '../platform/platform.module.js';
import { AddArticleService } from './add-article.service.js';
import { AddMailService } from './add-mail.service.js';
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
    private readonly mail: AddMailService,
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
    for (const file of files) {
      try {
        await this.add(file, this.folder);
      } catch (error) {
        this.logger.error({ error, name: file.name }, 'A file could not be seen to and is taken again');
        await this.folder.release(file);
      }
    }
    return files.length;
  }

  private async add(file: DroppedFile, folder: DropFolder): Promise<void> {
    const { name } = file;
    let skipped: string[];
    try {
      skipped = await this.addArticles(file);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.logger.warn({ name, reason: error.message }, 'A file could not be taken');
      await folder.refuse(file, error.message);
      return;
    }
    if (skipped.length > 0) this.logger.warn({ name, skipped: skipped.slice(0, 10) }, 'Parts of a file were skipped');
    await folder.keep(file, skipped);
  }

  /** @returns What of it was skipped and why. */
  private async addArticles({ name, bytes, folder: origin }: DroppedFile): Promise<string[]> {
    if (/\.(eml|mbox)$/i.test(name)) return this.mail.add(name, bytes, SYSTEM);
    const said = { title: null, language: null, published: null, origin, note: null };
    await this.articles.addFile({ name, mediaType: mediaTypeOf(name), bytes }, said, SYSTEM);
    return [];
  }
}

/** What a file is called says whether its markup is meant; the rest shows in its bytes. */
function mediaTypeOf(name: string): string | null {
  return /\.x?html?$/i.test(name) ? 'text/html' : null;
}
