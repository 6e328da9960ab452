import { Client } from 'undici';
import { type AllowedAddresses, isBadPort, parseAllowedAddresses } from './address-policy.js';
import { guardedConnector, resolveBySystem, type ResolveHost } from './guarded-connector.client.js';
import {
  type OutboundAnswer,
  OutboundError,
  type OutboundFailure,
  type OutboundMessage,
  type OutboundOptions,
  type OutboundReply,
  type OutboundRequest,
  type Redirect,
} from './outbound-answer.js';
import { ACCEPT_ENCODING, readBody, readStart } from './response-body.client.js';

/** Longest response header: some sites send long policies, none an honest 64 KiB. */
const MAX_HEADER_BYTES = 64 * 1_024;

const NO_BODY = { body: Buffer.alloc(0), bytes: 0, bytesOnWire: 0 };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The one way out to addresses that strangers chose. Reaches only the public internet (see guarded-connector), over http
 * and https, within bounds of time and size that hold at every moment. Never rejects: what goes wrong is an answer.
 */
export class OutboundClient {
  private readonly connecting: Client.Options;
  private readonly open = new Set<Client>();
  private readonly allowed: AllowedAddresses;

  constructor(
    private readonly options: OutboundOptions,
    resolve: ResolveHost = resolveBySystem,
  ) {
    if (options.maxRedirects > 5) throw new RangeError(`At most 5 redirects are followed, not ${options.maxRedirects}`);
    this.allowed = parseAllowedAddresses(options.allowPrivateAddresses);
    this.connecting = {
      connect: guardedConnector(this.allowed, options.connectTimeoutMs, resolve),
      pipelining: 1,
      headersTimeout: options.headersTimeoutMs,
      bodyTimeout: options.bodyTimeoutMs,
      maxHeaderSize: MAX_HEADER_BYTES,
    };
  }

  /** Fetches an address, following redirects. Connections are not kept: a poller comes back to a host minutes later. */
  async get(url: string, request: OutboundRequest = {}): Promise<OutboundAnswer> {
    return this.send(url, request, null);
  }

  /** Posts a form. Only 307 and 308 are followed: the others would turn it into a GET (RFC 9110, 15.4). */
  async post(url: string, form: URLSearchParams, request: OutboundRequest = {}): Promise<OutboundAnswer> {
    const headers = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' };
    return this.send(url, { ...request, headers }, form.toString());
  }

  /** @param content Body of a POST; null for a GET. */
  private async send(url: string, request: OutboundRequest, content: string | null): Promise<OutboundAnswer> {
    const redirects: Redirect[] = [];
    const { signal, hasTimedOut, release } = this.bound(request.signal);
    try {
      let next = checkUrl(url, 'refused-address');
      const visited = new Set([next.href]);
      for (;;) {
        const hop = await this.hop(next, url, { ...request, content }, signal);
        if (hop.kind === 'answered') return { ...hop, redirects };
        if (content !== null && hop.status !== 307 && hop.status !== 308) {
          throw new OutboundError('bad-redirect', `A POST was redirected with ${hop.status}`);
        }
        redirects.push({ from: next.href, to: hop.to.href, status: hop.status });
        if (visited.has(hop.to.href))
          throw new OutboundError('redirect-loop', `Redirected in a circle to ${hop.to.href}`);
        if (redirects.length > this.options.maxRedirects) {
          throw new OutboundError('redirect-loop', `Redirected more than ${this.options.maxRedirects} times`);
        }
        visited.add(hop.to.href);
        next = hop.to;
      }
    } catch (error) {
      return { kind: 'failed', ...this.explain(error, request.signal, hasTimedOut()), redirects };
    } finally {
      release();
    }
  }

  /**
   * Sends a body, once: a redirect is an answer like any other and is not followed. Of the answer the first bytes are kept;
   * what comes after its header and is late or broken takes nothing away from it.
   */
  async deliver(url: string, request: OutboundMessage): Promise<OutboundReply> {
    const { signal, hasTimedOut, release } = this.bound(request.signal, request.totalTimeoutMs);
    try {
      const target = checkUrl(url, 'refused-address');
      return await this.connected(target, async (client) => {
        const response = await client.request({
          path: `${target.pathname}${target.search}`,
          method: request.method,
          reset: true,
          headers: { 'user-agent': this.options.userAgent, accept: '*/*', ...request.headers },
          body: request.body,
          signal,
        });
        const body = await readStart(response.body, request.maxBytes);
        return { kind: 'answered', status: response.statusCode, headers: flatten(response.headers), body };
      });
    } catch (error) {
      return { kind: 'failed', ...this.explain(error, request.signal, hasTimedOut()) };
    } finally {
      release();
    }
  }

  /** Breaks off what is under way. */
  async close(): Promise<void> {
    await Promise.all([...this.open].map((client) => client.destroy()));
  }

  /**
   * A signal for the caller's and for the total time. Unlike AbortSignal.timeout it lets go at once of what it holds:
   * thousands of requests a minute would otherwise be kept in memory until their time is over.
   */
  private bound(
    caller: AbortSignal | undefined,
    totalTimeoutMs = this.options.totalTimeoutMs,
  ): {
    signal: AbortSignal;
    hasTimedOut: () => boolean;
    release: () => void;
  } {
    const controller = new AbortController();
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      controller.abort();
    }, totalTimeoutMs);
    const giveUp = (): void => controller.abort();
    if (caller?.aborted === true) giveUp();
    else caller?.addEventListener('abort', giveUp, { once: true });
    const release = (): void => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', giveUp);
    };
    return { signal: controller.signal, hasTimedOut: () => isOver, release };
  }

  private async hop(url: URL, origin: string, request: Asked, signal: AbortSignal): Promise<Hop> {
    signal.throwIfAborted();
    return this.connected(url, (client) => this.ask(client, url, origin, request, signal));
  }

  private async connected<T>(url: URL, work: (client: Client) => Promise<T>): Promise<T> {
    const client = new Client(url.origin, this.connecting);
    this.open.add(client);
    try {
      return await work(client);
    } finally {
      this.open.delete(client);
      // With no connection kept, a pool for each host would only hold memory: some 16 kB each until it is collected.
      client.destroy().catch(() => undefined);
    }
  }

  private async ask(client: Client, url: URL, origin: string, request: Asked, signal: AbortSignal): Promise<Hop> {
    const response = await client.request({
      path: `${url.pathname}${url.search}`,
      method: request.content === null ? 'GET' : 'POST',
      ...(request.content === null ? {} : { body: request.content }),
      reset: true,
      headers: { ...this.headersFor(url, origin, request.headers ?? {}) },
      signal,
    });
    response.body.on('error', () => undefined);
    const location = firstOf(response.headers['location']);
    if (REDIRECTS.has(response.statusCode)) {
      response.body.destroy();
      return { kind: 'redirect', to: targetOf(url, location), status: response.statusCode };
    }
    const headers = flatten(response.headers);
    const maxBytes = request.maxBytes ?? this.options.maxBytes;
    const { whenLarge } = request;
    if (response.statusCode === 304) {
      // Nearly all polls end here: it has no body (RFC 9110, 15.4.5), and needs none of what reads one.
      response.body.destroy();
      return { kind: 'answered', status: 304, headers, finalUrl: url.href, ...NO_BODY };
    }
    const read = await readBody(response.body, headers['content-encoding'], { maxBytes, signal, whenLarge });
    return {
      kind: 'answered',
      status: response.statusCode,
      headers,
      finalUrl: url.href,
      bytes: read.body.length,
      ...read,
    };
  }

  private headersFor(url: URL, origin: string, given: Record<string, string>): Record<string, string> {
    const headers: Record<string, string> = {
      'user-agent': this.options.userAgent,
      accept: '*/*',
      'accept-encoding': ACCEPT_ENCODING,
    };
    const isOwnOrigin = URL.parse(origin)?.origin === url.origin;
    for (const [name, value] of Object.entries(given)) {
      const lower = name.toLowerCase();
      if (isOwnOrigin || (lower !== 'authorization' && lower !== 'cookie')) headers[lower] = value;
    }
    return headers;
  }

  private explain(
    error: unknown,
    caller: AbortSignal | undefined,
    hasTimedOut: boolean,
  ): { code: OutboundFailure; message: string } {
    if (error instanceof OutboundError) return { code: error.code, message: error.message };
    if (caller?.aborted === true) return { code: 'aborted', message: 'Given up by the caller' };
    if (hasTimedOut) return { code: 'timeout', message: 'No complete answer in time' };
    return classify(error);
  }
}

/** A request with the body of a POST; null for a GET. */
type Asked = OutboundRequest & { readonly content: string | null };

type Hop =
  Omit<Extract<OutboundAnswer, { kind: 'answered' }>, 'redirects'> | { kind: 'redirect'; to: URL; status: number };

function checkUrl(text: string, code: OutboundFailure, base?: string): URL {
  const url = URL.parse(text, base);
  if (url === null) throw new OutboundError(code, `Not an address: ${text.slice(0, 200)}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new OutboundError(code, `Only http and https are fetched, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '') throw new OutboundError(code, 'The address carries credentials');
  if (isBadPort(url.port)) throw new OutboundError('refused-address', `Port ${url.port} is not for the web`);
  url.hash = '';
  return url;
}

/** Servers send UTF-8 in Location though HTTP headers are read as Latin-1. */
function targetOf(from: URL, location: string | undefined): URL {
  if (location === undefined || location.trim() === '')
    throw new OutboundError('bad-redirect', 'Redirected without saying where');
  const bytes = Buffer.from(location.trim(), 'latin1').toString('utf8');
  return checkUrl(bytes.includes('\uFFFD') ? location.trim() : bytes, 'bad-redirect', from.href);
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name === 'set-cookie') continue;
    flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

const DNS_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'ENODATA', 'ESERVFAIL', 'EAI_FAIL']);
const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
]);
const CONNECT_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'EADDRNOTAVAIL',
  'UND_ERR_SOCKET',
]);

function classify(error: unknown): { code: OutboundFailure; message: string } {
  const { code: given, message, errors } = error as { code?: unknown; message?: unknown; errors?: readonly unknown[] };
  const cause = errors?.find((each) => each instanceof OutboundError);
  if (cause instanceof OutboundError) return { code: cause.code, message: cause.message };
  const code = typeof given === 'string' ? given : '';
  const said = typeof message === 'string' && message !== '' ? message : code;
  if (DNS_CODES.has(code)) return { code: 'dns', message: said };
  if (TIMEOUT_CODES.has(code)) return { code: 'timeout', message: said };
  if (CONNECT_CODES.has(code)) return { code: 'connect', message: said };
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return { code: 'too-large', message: said };
  if (/^(ERR_TLS|ERR_SSL|EPROTO|CERT_|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_MISMATCH)/.test(code)) {
    return { code: 'tls', message: said };
  }
  return { code: 'protocol', message: said };
}
