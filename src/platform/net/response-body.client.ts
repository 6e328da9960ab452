import { type Duplex, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';
import { LARGE_BODY_BYTES, OutboundError } from './outbound-answer.js';

/** What we ask for, in the order of what costs publishers least. */
export const ACCEPT_ENCODING = 'gzip, deflate, br, zstd';

/** More layers than a proxy and a server can have added serve only to amplify. */
const MAX_LAYERS = 2;

/** RFC 9659: the largest zstd window for the web, 8 MiB; a larger one is a demand for memory. */
const ZSTD_WINDOW_LOG_MAX = 23;

/** A body that brings less than this in so long a time is not worth the wait: servers that drip hold what others need. */
const LEAST_BYTES = 5_000;
const IN_MS = 10_000;

/** Bounds of reading one body. */
export interface BodyBounds {
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** See `OutboundRequest`. */
  readonly whenLarge: (() => Promise<void>) | undefined;
}

/**
 * Reads and decompresses a body within `maxBytes`, which holds for the wire and for the output of each layer; whoever
 * exceeds it is cut off at once. Labels that lie are forgiven where the bytes tell: "gzip" on plain text, a gzip file
 * with no label, deflate with and without the zlib wrapper. A body that breaks off in the middle of its compression gives
 * what could be read, as browsers do.
 * Throws an OutboundError `too-large` or `bad-encoding`, or what the stream itself failed with.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | undefined,
  { maxBytes, signal, whenLarge }: BodyBounds,
): Promise<{ body: Buffer; bytesOnWire: number }> {
  const wire = new Meter(maxBytes);
  const output = new Meter(maxBytes);
  const pace = new Pace();
  const chunks: Buffer[] = [];
  try {
    const first = await firstChunk(body);
    const stages = layersOf(contentEncoding, first).flatMap((layer) => [layer, new Meter(maxBytes).pass]);
    async function* source(): AsyncGenerator<Buffer> {
      if (first.length > 0) yield first;
      yield* body as AsyncIterable<Buffer>;
    }
    async function collect(pieces: AsyncIterable<Buffer>): Promise<void> {
      let isLarge = false;
      for await (const piece of output.pass(pieces)) {
        chunks.push(piece);
        if (isLarge || output.bytes <= LARGE_BODY_BYTES) continue;
        isLarge = true;
        if (whenLarge !== undefined) await untilAborted(whenLarge(), signal);
        pace.restart();
      }
    }
    await pipeline([source, pace.pass, wire.pass, ...stages, collect] as unknown as [Readable, Duplex], { signal });
  } catch (error) {
    if (!isDecompressionError(error)) throw error;
    throw new OutboundError('bad-encoding', `The body is not ${contentEncoding ?? 'gzip'}`, { cause: error });
  } finally {
    body.destroy();
  }
  return { body: Buffer.concat(chunks), bytesOnWire: wire.bytes };
}

/** The first bytes of a body, as they come; fewer where it ends, breaks or is given up before. */
export async function readStart(body: Readable, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= maxBytes) break;
    }
  } catch {
    // The status has been said; what can still be read of the words is enough.
  } finally {
    body.destroy();
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

async function untilAborted(wait: Promise<void>, signal: AbortSignal): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', giveUp, { once: true });
  try {
    await Promise.race([wait, promise]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** Counts what passes and refuses more than `maxBytes`. */
class Meter {
  bytes = 0;

  constructor(private readonly maxBytes: number) {}

  readonly pass = async function* (this: Meter, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.bytes += piece.length;
      if (this.bytes > this.maxBytes)
        throw new OutboundError('too-large', `The body is longer than ${this.maxBytes} bytes`);
      yield piece;
    }
  }.bind(this);
}

/** Watches how much comes in each span of time, and gives up on what drips. */
class Pace {
  private since = performance.now();
  private bytes = 0;

  /** Time in which we held the other side up does not count. */
  restart(): void {
    this.since = performance.now();
    this.bytes = 0;
  }

  readonly pass = async function* (this: Pace, pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      this.bytes += piece.length;
      if (performance.now() - this.since > IN_MS) {
        if (this.bytes < LEAST_BYTES) {
          throw new OutboundError('timeout', `The body brought less than ${LEAST_BYTES} bytes in ${IN_MS / 1_000} s`);
        }
        this.restart();
      }
      yield piece;
    }
  }.bind(this);
}

/** Takes the first bytes off the stream without ending it. */
async function firstChunk(body: Readable): Promise<Buffer> {
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    if ((chunk as Buffer).length > 0) return chunk as Buffer;
  }
  return Buffer.alloc(0);
}

function layersOf(contentEncoding: string | undefined, first: Buffer): Duplex[] {
  const names = (contentEncoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity' && name !== 'none' && name !== 'utf-8');
  if (names.length > MAX_LAYERS) throw new OutboundError('bad-encoding', `Compressed ${names.length} times over`);
  if (names.length === 0) return isGzip(first) ? [createGunzip(LENIENT)] : [];
  return names.reverse().flatMap((name, index) => decoder(name, index === 0 ? first : null));
}

const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };

/** `start`, the first bytes of the layer's input, where they are known. */
function decoder(name: string, start: Buffer | null): Duplex[] {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return start !== null && !isGzip(start) ? [] : [createGunzip(LENIENT)];
    case 'deflate':
      return [start !== null && !isZlib(start) ? createInflateRaw(LENIENT) : createInflate(LENIENT)];
    case 'br':
      return [createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH })];
    case 'zstd':
      return [createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG_MAX } })];
    default:
      throw new OutboundError('bad-encoding', `Unknown content encoding ${name.slice(0, 40)}`);
  }
}

function isGzip(start: Buffer): boolean {
  return start[0] === 0x1f && (start.length === 1 || start[1] === 0x8b);
}

/** RFC 1950: compression method 8 and a header that is a multiple of 31. */
function isZlib(start: Buffer): boolean {
  const [first = 0, second] = start;
  return (first & 0x0f) === 8 && (second === undefined || (first * 256 + second) % 31 === 0);
}

function isDecompressionError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    /^(Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_PADDING|ZSTD_|ERR_ZSTD|ERR_ZLIB)/.test(code) || /^ERR_.*FORMAT/.test(code)
  );
}
