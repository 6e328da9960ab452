import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';

/** The bundled list of public feeds. */
@Injectable()
export class StarterSourcesClient {
  /** OPML text. */
  async read(): Promise<string> {
    return readFile(new URL('./starter-sources.opml', import.meta.url), 'utf8');
  }
}
