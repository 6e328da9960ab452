/** The sheet, the script and the icon, read once; their addresses carry their hash, so that browsers may keep them. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { AssetAddresses } from './pages/layout.js';

/** A file with its type. */
export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

@Injectable()
export class PageAssets {
  readonly addresses: AssetAddresses;
  private readonly assets = new Map<string, Asset>();

  constructor() {
    this.addresses = {
      css: this.load('console.css', 'text/css; charset=utf-8'),
      js: this.load('console.js', 'text/javascript; charset=utf-8'),
      icon: this.load('icon.svg', 'image/svg+xml'),
    };
  }

  /** @param name Last part of one of the addresses. */
  find(name: string): Asset | null {
    return this.assets.get(name) ?? null;
  }

  private load(file: string, type: string): string {
    const body = readFileSync(new URL(`./assets/${file}`, import.meta.url));
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const name = `${hash}-${file}`;
    this.assets.set(name, { type, body });
    return `/assets/${name}`;
  }
}
