/** The change feed as server-sent events (WHATWG HTML, section 9.2): bounded clients, a bounded memory for each. */
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { tooManyStreams } from './alerts.errors.js';
import { ChangesService, type PlacedChange } from './changes.service.js';

/** Streams that one process keeps open, and how many of them one caller may have. */
const MAX_STREAMS = 500;
const MAX_STREAMS_EACH = 10;

/** Proxies and clients take a connection on which nothing comes for dead after 30 s to 60 s. */
const HEARTBEAT_MS = 15_000;

const RECONNECT_MS = 5_000;
const PAGE = 50;

/** Characters that wait for a client that reads slowly; with one page of changes it is all that is held for it. */
const MAX_WAITING = 64 * 1024;

/** What a stream is opened with. */
export interface StreamRequest {
  /** Id of whoever opens it. */
  readonly actorId: string;
  /** The cursor to go on after; null for what comes from now on. */
  readonly after: string | null;
  /** Asked now and then: whether the caller may still read. The stream ends where not. */
  readonly isAllowed: () => Promise<boolean>;
  /** Ends the stream: the caller has gone. */
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
}

@Injectable()
export class ChangeStreamsService {
  private readonly open = new Map<string, number>();

  constructor(private readonly changes: ChangesService) {}

  /** How many are open in this process. */
  get count(): number {
    return [...this.open.values()].reduce((sum, each) => sum + each, 0);
  }

  /**
   * The text of a stream. It reads on only as it is read, so a slow client costs its own bounded buffer and nothing else.
   *
   * @throws Refusal cursor-invalid; changes-cursor-gone (410); too-many-streams (429).
   */
  async start(request: StreamRequest): Promise<Readable> {
    const mine = this.open.get(request.actorId) ?? 0;
    if (mine >= MAX_STREAMS_EACH || this.count >= MAX_STREAMS) throw tooManyStreams(MAX_STREAMS_EACH);
    this.open.set(request.actorId, mine + 1);
    let text: AsyncGenerator<string>;
    try {
      const after = request.after ?? this.changes.cursorAfter(await this.changes.head());
      // Refused now rather than in the middle of an answer that has begun.
      await this.changes.readPlaced(after, 1);
      text = this.tell(after, request);
    } catch (error) {
      this.leave(request.actorId);
      throw error;
    }
    const stream = Readable.from(text, { objectMode: false, highWaterMark: MAX_WAITING });
    stream.once('close', () => this.leave(request.actorId));
    return stream;
  }

  private async *tell(after: string, request: StreamRequest): AsyncGenerator<string> {
    const { signal, isAllowed, heartbeatMs = HEARTBEAT_MS } = request;
    let cursor = after;
    // An id without data is kept by the client as the place to go on from, and shown to nobody.
    yield `retry: ${RECONNECT_MS}\nid: ${cursor}\n\n`;
    let hasWaited = false;
    while (!signal.aborted && !this.changes.isClosing && (await isAllowed())) {
      const placed = await this.changes.readPlaced(cursor, PAGE);
      const last = placed.at(-1);
      if (last !== undefined) {
        cursor = last.cursor;
        hasWaited = false;
        yield placed.map(writeEvent).join('');
        continue;
      }
      if (hasWaited) yield ': nothing new\n\n';
      await this.changes.waitAfter(cursor, heartbeatMs, signal);
      hasWaited = true;
    }
  }

  private leave(actorId: string): void {
    const left = (this.open.get(actorId) ?? 1) - 1;
    if (left === 0) this.open.delete(actorId);
    else this.open.set(actorId, left);
  }
}

/** JSON has no line breaks of its own, so that one data line holds it. */
function writeEvent({ change, cursor }: PlacedChange): string {
  return `id: ${cursor}\nevent: ${change.change}\ndata: ${JSON.stringify(change)}\n\n`;
}
