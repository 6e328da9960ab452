/** Bytes that tables keep compressed. */
import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';

/** How they are kept. */
export type Compression = 'none' | 'gzip' | 'zstd';

const DECOMPRESS = { gzip: promisify(gunzip), zstd: promisify(zstdDecompress), none: async (body: Buffer) => body };

/** The bytes as they were before they were kept. @throws Error where they do not decompress. */
export async function readKept({ compression, body }: { compression: Compression; body: Buffer }): Promise<Buffer> {
  return DECOMPRESS[compression](body);
}
