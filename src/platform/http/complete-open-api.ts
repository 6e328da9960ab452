/**
 * What every operation of the API shares and no controller should have to repeat: problem responses, common headers,
 * the security it asks for, an example of each body.
 */
import { buildExample, type JsonSchema, type SchemasByName } from './build-example.js';

/** As much of an OpenAPI 3.1 document as is read or written here. */
export interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly servers?: readonly { readonly url: string }[];
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Components;
}

/** What operations share, by name. */
export interface Components {
  readonly schemas: SchemasByName;
  readonly responses?: Readonly<Record<string, OperationResponse>>;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly securitySchemes?: Readonly<Record<string, unknown>>;
}

/** One method of one path. */
export interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, OperationResponse>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  /** That it is announced to go; see deprecated.ts. */
  readonly 'x-deprecated'?: { readonly since: string; readonly sunset: string; readonly see: string };
  readonly deprecated?: boolean;
  readonly 'x-needs'?: { readonly role: string; readonly scope: string | null } | null;
}

/** One parameter of an operation. */
export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: JsonSchema;
}

/** One response of an operation. */
export interface OperationResponse {
  readonly $ref?: string;
  readonly description?: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Content;
}

type Content = Readonly<Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>>;

/** Name of the security scheme: an API key sent as a bearer token. */
export const KEY_SCHEME = 'key';

/** Statuses that the API answers with besides success: name under components, words, an example of the code. */
const PROBLEMS = {
  400: ['BadRequest', 'The request is not valid', 'invalid-request'],
  401: ['Unauthorized', 'Who is asking is not known', 'credentials-missing'],
  403: ['Forbidden', 'The role of the user, or the scope of the key, is not enough', 'role-insufficient'],
  404: ['NotFound', 'There is no such thing', 'user-not-found'],
  409: ['Conflict', 'In conflict with the present state', 'last-admin'],
  412: ['PreconditionFailed', 'Changed by someone else in the meantime', 'version-stale'],
  413: ['TooLarge', 'The body is larger than 5 MiB', 'body-too-large'],
  415: ['UnsupportedMediaType', 'The body is not application/json', 'media-type-unsupported'],
  422: ['Unprocessable', 'The Idempotency-Key came with another request before', 'idempotency-key-reused'],
  429: ['TooManyRequests', 'Too many requests; Retry-After says when to ask again', 'rate-limited'],
  500: ['InternalError', 'Something went wrong here; the id of the request leads to the log', 'internal-error'],
} as const;

const WRITES: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A new one for each act, such as a UUID. The same request with the same key is carried out once, and answered as the ' +
    'first time for two days.',
  schema: { type: 'string', maxLength: 255 } as JsonSchema,
};

type ProblemStatus = keyof typeof PROBLEMS;

const HEADERS = {
  'X-Request-Id': ['Id of the request, as in the log; yours, if you sent a sane one', 'string', 'trace-1'],
  RateLimit: ['Requests left (r) and seconds until the window starts anew (t)', 'string', '"default";r=599;t=57'],
  'RateLimit-Policy': ['Requests that you may send (q) in so many seconds (w)', 'string', '"default";q=600;w=60'],
  'RateLimit-Limit': ['Requests that you may send in a minute', 'integer', 600],
  'RateLimit-Remaining': ['Requests left in this window', 'integer', 599],
  'RateLimit-Reset': ['Seconds until the window starts anew', 'integer', 60],
} as const;

/** @param codes Every code that a problem may carry. @param problemSchema JSON Schema of a problem. */
export function completeOpenApi(draft: OpenApi, codes: readonly string[], problemSchema: JsonSchema): OpenApi {
  const schemas: SchemasByName = { ...draft.components.schemas, Problem: withCodes(problemSchema, codes) };
  const paths = mapValues(draft.paths, (operations, path) =>
    mapValues(operations, (operation, method) => completeOperation(operation, method, path, schemas)),
  );
  return {
    ...draft,
    paths,
    components: { ...draft.components, schemas, responses: buildProblemResponses(), headers: buildHeaders() },
  };
}

function completeOperation(operation: Operation, method: string, path: string, schemas: SchemasByName): Operation {
  const { responses, requestBody, 'x-needs': needs } = operation;
  const stated = mapValues(responses, (response, status) =>
    status.startsWith('2')
      ? {
          ...withExample(response, schemas),
          headers: { ...headerRefs(), ...deprecationHeaders(operation), ...response.headers },
        }
      : response,
  );
  const added = problemsOf(operation, method, path)
    .filter((status) => !(status in responses))
    .map((status) => [String(status), { $ref: `#/components/responses/${PROBLEMS[status][0]}` }] as const);
  const isWrite = WRITES.has(method);
  return {
    ...operation,
    ...(isWrite ? { parameters: [...(operation.parameters ?? []), IDEMPOTENCY_KEY] } : {}),
    ...(operation['x-deprecated'] ? { deprecated: true } : {}),
    ...(requestBody ? { requestBody: withExample(requestBody, schemas) } : {}),
    responses: { ...stated, ...Object.fromEntries(added) },
    security: needs ? [{ [KEY_SCHEME]: needs.scope === null ? [] : [needs.scope] }] : [],
  };
}

function deprecationHeaders({ 'x-deprecated': announced }: Operation): Record<string, unknown> {
  if (!announced) return {};
  const text = { schema: { type: 'string' } };
  return {
    Deprecation: { description: `Since when it should not be used any more (RFC 9745): ${announced.since}`, ...text },
    Sunset: { description: `From when on it may be gone (RFC 8594): ${announced.sunset}`, ...text },
  };
}

/** Which problems an operation can answer with, as far as its shape tells. */
function problemsOf(operation: Operation, method: string, path: string): ProblemStatus[] {
  const isConditional = operation.parameters?.some(({ name }) => name.toLowerCase() === 'if-match') ?? false;
  const hasInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody !== undefined;
  return [
    ...(hasInput ? ([400] as const) : []),
    ...(operation['x-needs'] ? ([401, 403] as const) : []),
    ...(path.includes('{') ? ([404] as const) : []),
    ...(WRITES.has(method) ? ([409, 422] as const) : []),
    ...(isConditional ? ([412] as const) : []),
    ...(operation.requestBody ? ([413, 415] as const) : []),
    429,
    500,
  ];
}

function withExample<Body extends { readonly content?: Content }>(body: Body, schemas: SchemasByName): Body {
  if (!body.content) return body;
  const content = mapValues(body.content, (media) =>
    media.schema && media.example === undefined ? { ...media, example: buildExample(media.schema, schemas) } : media,
  );
  return { ...body, content };
}

function withCodes(problemSchema: JsonSchema, codes: readonly string[]): JsonSchema {
  const { code } = problemSchema.properties ?? {};
  return {
    ...problemSchema,
    properties: { ...problemSchema.properties, code: { ...code, examples: [...codes].sort() } },
  };
}

function buildProblemResponses(): Record<string, OperationResponse> {
  return Object.fromEntries(
    Object.entries(PROBLEMS).map(([status, [name, description, code]]) => [
      name,
      {
        description,
        headers: { 'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' } },
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
            example: {
              type: `/problems/${code}`,
              title: description,
              status: Number(status),
              code,
              instance: 'trace-1',
            },
          },
        },
      },
    ]),
  );
}

function buildHeaders(): Record<string, unknown> {
  return mapValues(HEADERS, ([description, type, example]) => ({ description, schema: { type }, example }));
}

function headerRefs(): Record<string, unknown> {
  return mapValues(HEADERS, (_, name) => ({ $ref: `#/components/headers/${name}` }));
}

function mapValues<From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));
}
