/** The part of the typed client that is the same whatever the API: sending, trying again, remembering, walking, following. */

export const CLIENT_RUNTIME = `/** Where the installation is, and who asks. */
export interface ConnectionOptions {
  /** Such as https://monitor.example.org */
  readonly baseUrl: string;
  /** An API key: emk_… */
  readonly key: string;
  /** Instead of the global one. */
  readonly fetch?: typeof fetch;
  /** How often a call is tried again that was limited (429), came at a bad moment (503) or got no answer; 3. */
  readonly retries?: number;
}

/** Settings of one call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Of writes: names the act, so that it is done once however often it is sent. Without one, each call is an act of its own. */
  readonly idempotencyKey?: string;
}

/** What a call was answered with. */
export interface Answer<T> {
  readonly status: number;
  readonly data: T;
  /** What ifMatch asks for. */
  readonly etag: string | null;
  readonly headers: Headers;
}

/** What the API refuses: see its code. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly problem: Problem | null,
    readonly retryAfterSeconds: number | null,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

interface Call {
  readonly method: string;
  readonly path: string;
  /** Name here, where it goes, name there. */
  readonly places: readonly (readonly [string, string, string])[];
  readonly answer: 'json' | 'nothing' | 'raw';
}

/** Answers remembered with their tags, so that asking again for what has not changed costs next to nothing. */
const MAX_REMEMBERED = 50;

/** Sends calls; the class below it has one method for each operation. */
export class EmbargoMonitorConnection {
  private readonly remembered = new Map<string, Answer<unknown>>();

  constructor(private readonly options: ConnectionOptions) {}

  /** Everything in a list, page by page: \`for await (const alert of client.each((cursor) => client.alertsList({ cursor })))\`. */
  async *each<Item>(
    read: (cursor: string | undefined) => Promise<Answer<{ readonly items: readonly Item[]; readonly next: string | null }>>,
  ): AsyncGenerator<Item> {
    let cursor: string | undefined;
    do {
      const { data } = await read(cursor);
      yield* data.items;
      cursor = data.next ?? undefined;
    } while (cursor !== undefined);
  }

  protected async call<T>(call: Call, given: object, options: CallOptions): Promise<Answer<T>> {
    const { url, headers, body } = this.build(call, given as Readonly<Record<string, unknown>>);
    if (call.method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID());
    const known = call.method === 'GET' ? this.remembered.get(url) : undefined;
    if (known?.etag) headers.set('if-none-match', known.etag);
    const init: RequestInit = { method: call.method, headers };
    if (body !== undefined) init.body = body;
    if (options.signal !== undefined) init.signal = options.signal;
    const response = await this.send(url, init);
    if (response.status === 304 && known !== undefined) return known as Answer<T>;
    if (!response.ok) throw await toProblem(response);
    const data = call.answer === 'json' ? await response.json() : call.answer === 'raw' ? response : undefined;
    const etag = response.headers.get('etag');
    const answer = { status: response.status, data: data as T, etag, headers: response.headers };
    if (call.method === 'GET' && call.answer === 'json' && etag !== null) this.remember(url, answer);
    return answer;
  }

  private build(call: Call, given: Readonly<Record<string, unknown>>): { url: string; headers: Headers; body?: string | FormData } {
    const headers = new Headers({ authorization: \`Bearer \${this.options.key}\`, accept: call.answer === 'json' ? 'application/json' : '*/*' });
    let path = call.path;
    const query = new URLSearchParams();
    for (const [name, place, field] of call.places) {
      const value = given[name];
      if (value === undefined || value === null) continue;
      if (place === 'path') path = path.replace(\`{\${field}}\`, encodeURIComponent(String(value)));
      else if (place === 'header') headers.set(field, String(value));
      else for (const each of Array.isArray(value) ? value : [value]) query.append(field, String(each));
    }
    const search = query.size === 0 ? '' : \`?\${query}\`;
    const url = \`\${this.options.baseUrl.replace(/\\/+$/, '')}\${path}\${search}\`;
    const body = given['body'];
    if (body === undefined || body instanceof FormData) return { url, headers, ...(body === undefined ? {} : { body }) };
    headers.set('content-type', 'application/json');
    return { url, headers, body: JSON.stringify(body) };
  }

  /** Writes carry an Idempotency-Key, so that they too may be sent again when no answer came. */
  private async send(url: string, init: RequestInit): Promise<Response> {
    const retries = this.options.retries ?? 3;
    for (let attempt = 0; ; attempt++) {
      let waitMs = 250 * 2 ** attempt;
      try {
        const response = await (this.options.fetch ?? fetch)(url, init);
        if (attempt >= retries || (response.status !== 429 && response.status !== 503)) return response;
        waitMs = Math.max(waitMs, 1000 * Number(response.headers.get('retry-after') ?? '0'));
        await response.body?.cancel();
      } catch (error) {
        if (attempt >= retries || init.signal?.aborted) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      init.signal?.throwIfAborted();
    }
  }

  private remember(url: string, answer: Answer<unknown>): void {
    this.remembered.delete(url);
    this.remembered.set(url, answer);
    const [oldest] = this.remembered.keys();
    if (this.remembered.size > MAX_REMEMBERED && oldest !== undefined) this.remembered.delete(oldest);
  }
}

async function toProblem(response: Response): Promise<ApiProblem> {
  const text = await response.text();
  let problem: Problem | null = null;
  try {
    problem = JSON.parse(text) as Problem;
  } catch {
    // Something between here and the API has answered.
  }
  const wait = response.headers.get('retry-after');
  const message = problem?.detail ?? problem?.title ?? \`The API answered \${response.status}\`;
  return new ApiProblem(response.status, problem?.code ?? 'unknown', message, problem, wait === null ? null : Number(wait));
}

/** A copy of all alerts that stays true: keep \`cursor\` and \`alerts\` together, and nothing is missed or seen twice. */
export interface AlertsCopy {
  cursor: string;
  readonly alerts: Map<string, Alert>;
}

/** Reads all alerts, and where the feed of changes goes on from there. */
export async function copyAlerts(client: EmbargoMonitor, options: CallOptions = {}): Promise<AlertsCopy> {
  const alerts = new Map<string, Alert>();
  let first: string | undefined;
  const pages = client.each(async (cursor) => {
    const page = await client.alertsList({ limit: 200, ...(cursor === undefined ? {} : { cursor }) }, options);
    first ??= page.data.changesCursor;
    return page;
  });
  for await (const alert of pages) alerts.set(alert.id, alert);
  return { cursor: first ?? '', alerts };
}

/**
 * Brings a copy up to date, waiting up to \`waitMs\` for the next change, and tells what changed. Where the feed has been cut off
 * behind the copy, the copy is made anew and \`isAnew\` is true.
 */
export async function followAlerts(
  client: EmbargoMonitor,
  copy: AlertsCopy,
  waitMs = 25_000,
  options: CallOptions = {},
): Promise<{ readonly changes: readonly Change[]; readonly isAnew: boolean }> {
  try {
    const { data } = await client.changesFollow({ after: copy.cursor, limit: 500, waitMs }, options);
    for (const { alertId, alert, change } of data.items) {
      if ((copy.alerts.get(alertId)?.version ?? 0) >= alert.version) continue;
      if (change === 'deleted') copy.alerts.delete(alertId);
      else copy.alerts.set(alertId, alert);
    }
    copy.cursor = data.next;
    return { changes: data.items, isAnew: false };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 410) throw error;
    const fresh = await copyAlerts(client, options);
    copy.alerts.clear();
    for (const [id, alert] of fresh.alerts) copy.alerts.set(id, alert);
    copy.cursor = fresh.cursor;
    return { changes: [], isAnew: true };
  }
}

/** One method for each operation of the API. */`;
