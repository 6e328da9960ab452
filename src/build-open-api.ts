/** The API's description (OpenAPI 3.1) from its controllers: served, printed by the command line, held by a test. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type StandardSchemaConversionResult } from '@nestjs/swagger';
import { z } from 'zod';
import type { JsonSchema } from './platform/http/build-example.js';
import { completeOpenApi, KEY_SCHEME, type OpenApi } from './platform/http/complete-open-api.js';
import { problemSchema } from './platform/http/problem.js';
import { PROBLEM_CODES } from './problem-codes.js';

const DESCRIPTION = `What Embargo Monitor knows, and what may be asked of it. Alerts are reports of allegations: who is said to have supplied what to whom, in whose words, under which provisions.

Send an API key as a bearer token. A key acts for its user, within the user's role (viewer, analyst, admin) and the key's scopes.

JSON throughout, in camelCase; ids are text; instants are ISO 8601 in UTC. A list answers \`{ items, next }\`: send \`next\` back as \`cursor\` for the page after it, with the same filters. An error is a problem (RFC 9457) with a stable \`code\`.

Send an \`Idempotency-Key\` with what changes something, and ask again with the same one when the answer was lost. Ask for what you have with \`If-None-Match\`: 304 costs neither side much. RateLimit says how much more may be asked for, Retry-After when.

What stands here goes on working. Within version 1, operations, parameters, fields, values that may be sent and codes of problems are neither taken away nor narrowed, and nothing new becomes required. New ones are added at any time: ignore fields that you do not know, and expect values of enumerations and kinds of changes that are not listed yet. What is to go all the same is announced at least twelve months before, marked here as deprecated, and answers with Deprecation (RFC 9745), Sunset (RFC 8594) and a Link of relation \`deprecation\` to what takes its place.`;

/**
 * Works on an application that has been created, initialised or not; in Nest's preview mode too.
 *
 * @param baseUrl Address under which the API is reached, or null to leave it open.
 */
export function buildOpenApi(app: INestApplication, baseUrl: string | null): OpenApi {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Embargo Monitor API')
    .setVersion('1')
    .setDescription(DESCRIPTION)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key: emk_…' }, KEY_SCHEME);
  if (baseUrl !== null) builder.addServer(baseUrl);
  const draft = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: toJsonSchema,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  }) as unknown as OpenApi;
  const { definition, components } = convert(problemSchema, 'output');
  // A schema with a name of its own stands among the parts, and the whole only refers to it.
  return completeOpenApi(draft, PROBLEM_CODES, components['Problem'] ?? definition);
}

/** Zod schemas as JSON Schema draft 2020-12, which OpenAPI 3.1 takes as it is; those with an id go under components. */
function toJsonSchema(
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): StandardSchemaConversionResult | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { id, definition, components } = convert(schema, schemaType);
  if (id === undefined) return { schema: definition, components };
  return { schema: { $ref: `#/components/schemas/${id}` }, components: { ...components, [id]: definition } };
}

function convert(
  schema: z.ZodType,
  io: 'input' | 'output',
): { id: string | undefined; definition: JsonSchema; components: Record<string, JsonSchema> } {
  const {
    $schema: _,
    $defs = {},
    id,
    ...definition
  } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    unrepresentable: 'any',
    override: io === 'input' ? dropPattern : openToMore,
  });
  const components = Object.fromEntries(
    Object.entries($defs).map(([name, { id: _id, ...part }]) => [name, part as JsonSchema]),
  );
  return { id, definition: definition as JsonSchema, components };
}

/** Answers may get further fields at any time: nobody should write a reader that refuses them. */
function openToMore(context: Parameters<typeof dropPattern>[0]): void {
  dropPattern(context);
  if (context.jsonSchema.additionalProperties === false) delete context.jsonSchema.additionalProperties;
}

/** A format says it all to a reader; the pattern beside it fills pages. */
function dropPattern({
  jsonSchema,
}: {
  jsonSchema: { format?: string; pattern?: string; additionalProperties?: unknown };
}): void {
  if (jsonSchema.format !== undefined) delete jsonSchema.pattern;
}
