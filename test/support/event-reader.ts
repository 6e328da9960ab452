/** A client of server-sent events, as plain as a browser's. */
import type { TestApp } from './test-app.js';

/** What has come so far. */
export interface Told {
  readonly events: readonly { readonly name: string; readonly data: unknown }[];
  /** Id of the last block that had one, also of one without data. */
  readonly lastId: string;
}

/** One connection to the stream of changes. */
export class EventReader {
  private readonly events: { name: string; data: unknown }[] = [];
  private lastId = '';
  private rest = '';

  private constructor(
    private readonly reader: ReadableStreamDefaultReader<Uint8Array>,
    private readonly decoder = new TextDecoder(),
  ) {}

  static async open(test: TestApp, headers: Readonly<Record<string, string>> = {}): Promise<EventReader> {
    const response = await fetch(`${test.url}/api/v1/changes/stream`, {
      headers: { authorization: `Bearer ${test.adminKey}`, ...headers },
    });
    const type = response.headers.get('content-type');
    if (response.status !== 200 || type !== 'text/event-stream; charset=utf-8' || !response.body)
      throw new Error(`The stream answers ${response.status} ${type}: ${await response.text()}`);
    return new EventReader(response.body.getReader());
  }

  /** Reads until what has come is enough. */
  async until(isEnough: (told: Told) => boolean): Promise<Told> {
    for (;;) {
      const told = { events: [...this.events], lastId: this.lastId };
      if (isEnough(told)) return told;
      if (await this.read()) throw new Error(`The stream ended after ${JSON.stringify(told)}`);
    }
  }

  /** Reads until the server ends it. */
  async toEnd(): Promise<void> {
    while (!(await this.read()));
  }

  async leave(): Promise<void> {
    await this.reader.cancel();
  }

  private async read(): Promise<boolean> {
    const { done, value } = await this.reader.read();
    const blocks = (this.rest + this.decoder.decode(value, { stream: true })).split('\n\n');
    this.rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const field = (name: string): string | undefined => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      this.lastId = field('id') ?? this.lastId;
      const data = field('data');
      if (data !== undefined) this.events.push({ name: field('event') ?? 'message', data: JSON.parse(data) });
    }
    return done;
  }
}
