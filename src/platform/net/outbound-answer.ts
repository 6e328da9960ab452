/** Bounds of one request to the outside. Times in ms, sizes in bytes. */
export interface OutboundOptions {
  /** For name look-up, TCP and TLS together. */
  connectTimeoutMs: number;
  /** From the request to the end of the response's header. */
  headersTimeoutMs: number;
  /** Between two pieces of the body. */
  bodyTimeoutMs: number;
  /** For everything, redirects included. */
  totalTimeoutMs: number;
  /** Longest body, on the wire and after decompression alike. */
  maxBytes: number;
  /** At most 5. */
  maxRedirects: number;
  /** Says who asks, with a contact. */
  userAgent: string;
  /** Hosts, addresses and CIDR ranges outside the public internet that may be reached; `*` for everything. */
  allowPrivateAddresses: readonly string[];
}

export interface OutboundRequest {
  /** Sent with every hop; `authorization` and `cookie` not to another origin. */
  headers?: Record<string, string>;
  /** Overrides the client's own bound. */
  maxBytes?: number;
  signal?: AbortSignal;
  /**
   * Called once a body has grown past `LARGE_BODY_BYTES`; reading goes on when it resolves. With it a caller bounds how
   * many large bodies it holds at a time. The time it takes counts as the request's.
   */
  whenLarge?: () => Promise<void>;
}

/** Nearly all feeds and pages are smaller. */
export const LARGE_BODY_BYTES = 1_000_000;

export interface Redirect {
  from: string;
  to: string;
  /** 301 and 308 are permanent. */
  status: number;
}

/**
 * Why there is no answer: the name does not resolve; the address, port or scheme may not be reached; no connection (or it
 * broke); too slow; too large (body or header); redirected in a circle or too often; redirected to nowhere sensible; the
 * certificate or handshake failed; no proper HTTP; the caller gave up; the body cannot be decompressed.
 */
export type OutboundFailure =
  | 'dns'
  | 'refused-address'
  | 'connect'
  | 'timeout'
  | 'too-large'
  | 'redirect-loop'
  | 'bad-redirect'
  | 'tls'
  | 'protocol'
  | 'aborted'
  | 'bad-encoding';

/** What a request came to. Any status that is not a followed redirect is an answer. */
export type OutboundAnswer =
  | {
      kind: 'answered';
      status: number;
      /** Names in lower case; repeated headers joined by a comma, `set-cookie` left out. */
      headers: Record<string, string>;
      /** Decompressed. */
      body: Buffer;
      /** Where the body came from, after redirects. */
      finalUrl: string;
      redirects: Redirect[];
      /** Length of the body as it came over the wire. */
      bytesOnWire: number;
      /** Length of `body`. */
      bytes: number;
    }
  | { kind: 'failed'; code: OutboundFailure; message: string; redirects: Redirect[] };

/** A body to be sent. */
export interface OutboundMessage {
  readonly method: 'POST' | 'PUT';
  readonly headers: Record<string, string>;
  readonly body: string;
  /** Of the answer's body that are kept. */
  readonly maxBytes: number;
  /** For everything, the answer included. */
  readonly totalTimeoutMs: number;
  readonly signal?: AbortSignal;
}

/** What came of sending one. */
export type OutboundReply =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** As in an {@link OutboundAnswer}. */
      readonly headers: Record<string, string>;
      /** Its first bytes, as they came over the wire. */
      readonly body: Buffer;
    }
  | { readonly kind: 'failed'; readonly code: OutboundFailure; readonly message: string };

/** A failure on its way to becoming an answer; never leaves platform/net. */
export class OutboundError extends Error {
  constructor(
    readonly code: OutboundFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
