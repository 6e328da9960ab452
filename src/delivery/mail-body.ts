/**
 * The two parts of a mail as its row keeps them: together and compressed, for they say the same. Of digests to ten thousand readers
 * the database would else have most to do with their bytes.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** What a mail says, twice. */
export interface MailBody {
  readonly html: string;
  readonly text: string;
}

/** A higher one takes longer and saves little: 40 kB become 4 kB by this one. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Bytes that tell how long the HTML is. */
const LENGTH_BYTES = 4;

/** Letters that UTF-8 does not know become U+FFFD. */
export function packBody({ html, text }: MailBody): Buffer {
  const first = Buffer.from(html, 'utf8');
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(first.length);
  return zstdCompressSync(Buffer.concat([length, first, Buffer.from(text, 'utf8')]), LEVEL);
}

/** @throws Error for bytes that {@link packBody} did not make. */
export function unpackBody(body: Uint8Array): MailBody {
  const { html, text } = unpackParts(body);
  return { html: html.toString('utf8'), text: text.toString('utf8') };
}

/** The same as bytes of UTF-8. */
export function unpackParts(body: Uint8Array): { readonly html: Buffer; readonly text: Buffer } {
  const bytes = zstdDecompressSync(body);
  const end = LENGTH_BYTES + bytes.readUInt32BE();
  if (end > bytes.length) throw new RangeError('The body of a mail is cut off');
  return { html: bytes.subarray(LENGTH_BYTES, end), text: bytes.subarray(end) };
}
