/** An example for a JSON Schema (draft 2020-12), so that every request and response of the reference shows one. */

/** As much of JSON Schema as our own schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly example?: unknown;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly minimum?: number;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  /** Of a map. */
  readonly propertyNames?: JsonSchema;
  readonly description?: string;
  readonly title?: string;
}

/** Schemas by name, as under components. */
export type SchemasByName = Readonly<Record<string, JsonSchema>>;

/** A schema that refers to itself ends here. */
const MAX_DEPTH = 8;

const TEXT_OF_FORMAT: Readonly<Record<string, string>> = {
  'date-time': '2026-11-23T05:37:00.000Z',
  date: '2026-11-23',
  email: 'ada@example.org',
  uri: 'https://news.example.org/article',
};

/** What a schema refers to, or the schema itself. */
export function resolveSchema(schema: JsonSchema, schemas: SchemasByName): JsonSchema {
  const name = schema.$ref?.split('/').at(-1);
  return (name === undefined ? undefined : schemas[name]) ?? schema;
}

/** A value of the schema: stated examples first, then defaults, then what its type suggests. */
export function buildExample(schema: JsonSchema, schemas: SchemasByName, depth = 0): unknown {
  const {
    example,
    examples,
    default: fallback,
    const: constant,
    enum: values,
    ...rest
  } = resolveSchema(schema, schemas);
  const stated = [example, examples?.[0], constant, fallback, values?.[0]].find((value) => value !== undefined);
  if (stated !== undefined || depth > MAX_DEPTH) return stated ?? null;
  if (rest.allOf) {
    return Object.assign({}, ...rest.allOf.map((part) => buildExample(part, schemas, depth + 1) as object)) as unknown;
  }
  const choices = rest.anyOf ?? rest.oneOf;
  if (choices) {
    const choice = choices.find(({ type }) => type !== 'null');
    return choice ? buildExample(choice, schemas, depth + 1) : null;
  }
  return byType(rest, schemas, depth);
}

function byType(schema: JsonSchema, schemas: SchemasByName, depth: number): unknown {
  const types = [schema.type ?? (schema.properties ? 'object' : 'null')].flat();
  const type = types.find((each) => each !== 'null') ?? 'null';
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, field]) => [name, buildExample(field, schemas, depth + 1)]),
      );
    case 'array':
      return schema.items ? [buildExample(schema.items, schemas, depth + 1)] : [];
    case 'string':
      return TEXT_OF_FORMAT[schema.format ?? ''] ?? 'text';
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return true;
    default:
      return null;
  }
}
