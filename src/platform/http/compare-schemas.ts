/**
 * What in a JSON Schema no longer holds for clients that were written against an earlier one. What a client sends must go on
 * being accepted; what it is answered with must go on being there and mean the same.
 */
import { resolveSchema, type JsonSchema, type SchemasByName } from './build-example.js';

/** One promise that is broken. */
export interface Break {
  /** Where: method and path, parameter, field by field. */
  readonly where: string;
  readonly what: string;
}

/** Who writes what the schema describes: `input` the client, `output` the server. */
export type Direction = 'input' | 'output';

/** Both documents' schemas by name. */
export interface SchemaPair {
  readonly before: SchemasByName;
  readonly after: SchemasByName;
}

/** Bounds of what is sent: the first kind may not rise, the second may not fall. */
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];

type Keywords = JsonSchema & Readonly<Record<string, unknown>>;

/** Compares a schema with its earlier self. Schemas may refer to themselves. */
export class SchemaComparison {
  /** What came of pairs of named schemas, by direction; nothing yet while one is under way, so that circles end. */
  private readonly known = new Map<string, Break[]>();

  constructor(private readonly schemas: SchemaPair) {}

  compare(before: JsonSchema, after: JsonSchema, where: string, direction: Direction): Break[] {
    const [was, is] = [
      resolveSchema(before, this.schemas.before) as Keywords,
      resolveSchema(after, this.schemas.after) as Keywords,
    ];
    if (before.$ref === undefined || after.$ref === undefined) return this.compareResolved(was, is, where, direction);
    const mark = `${direction} ${before.$ref} ${after.$ref}`;
    const known = this.known.get(mark);
    if (known !== undefined) return known;
    this.known.set(mark, []);
    const found = this.compareResolved(was, is, before.$ref.split('/').at(-1) ?? where, direction);
    this.known.set(mark, found);
    return found;
  }

  private compareResolved(before: Keywords, after: Keywords, where: string, direction: Direction): Break[] {
    const [oldChoices, newChoices] = [choicesOf(before), choicesOf(after)];
    if (oldChoices.length > 1 || newChoices.length > 1)
      return this.compareChoices(oldChoices, newChoices, where, direction);
    return [
      ...compareTypes(before, after, where, direction),
      ...compareValues(before, after, where, direction),
      ...(direction === 'input' ? compareBounds(before, after, where) : []),
      ...this.compareProperties(before, after, where, direction),
      ...this.compareParts(before, after, where, direction),
    ];
  }

  /** Each choice of old must still be one; in answers, none may be new either, since readers know the old ones only. */
  private compareChoices(
    before: readonly JsonSchema[],
    after: readonly JsonSchema[],
    where: string,
    direction: Direction,
  ): Break[] {
    const isAmong = (one: JsonSchema, others: readonly JsonSchema[], isNew: boolean): boolean =>
      others.some((other) => this.compare(isNew ? other : one, isNew ? one : other, where, direction).length === 0);
    const lost = before.filter((one) => !isAmong(one, after, false));
    const added = direction === 'output' ? after.filter((one) => !isAmong(one, before, true)) : [];
    return [
      ...lost.map((one) => ({ where, what: `a choice is gone or narrower: ${nameChoice(one)}` })),
      ...added.map((one) => ({ where, what: `answers may be something new: ${nameChoice(one)}` })),
    ];
  }

  private compareProperties(before: Keywords, after: Keywords, where: string, direction: Direction): Break[] {
    const [was, is] = [before.properties ?? {}, after.properties ?? {}];
    const found: Break[] = [];
    for (const [name, schema] of Object.entries(was)) {
      const now = is[name];
      if (now === undefined) found.push({ where: `${where}/${name}`, what: 'the field is gone' });
      else found.push(...this.compare(schema, now, `${where}/${name}`, direction));
    }
    const [needed, needs] = [new Set(before.required), new Set(after.required)];
    const moved = direction === 'input' ? [...needs].filter((name) => !needed.has(name)) : [];
    for (const name of moved) found.push({ where: `${where}/${name}`, what: 'the field must be sent now' });
    if (direction === 'output')
      for (const name of needed)
        if (!needs.has(name) && is[name] !== undefined)
          found.push({ where: `${where}/${name}`, what: 'the field may be missing now' });
    if (direction === 'input' && before.additionalProperties !== false && after.additionalProperties === false)
      found.push({ where, what: 'other fields are refused now' });
    return found;
  }

  /** Items of lists, names and values of maps. */
  private compareParts(before: Keywords, after: Keywords, where: string, direction: Direction): Break[] {
    const [oldValues, newValues] = [before.additionalProperties, after.additionalProperties];
    return [
      ...(before.items && after.items ? this.compare(before.items, after.items, `${where}[]`, direction) : []),
      ...(before.propertyNames && after.propertyNames
        ? this.compare(before.propertyNames, after.propertyNames, `${where}/name`, direction)
        : []),
      ...(typeof oldValues === 'object' && typeof newValues === 'object'
        ? this.compare(oldValues, newValues, `${where}/*`, direction)
        : []),
    ];
  }
}

function compareTypes(before: Keywords, after: Keywords, where: string, direction: Direction): Break[] {
  const [was, is] = [typesOf(before), typesOf(after)];
  const lost = was.filter((type) => !accepts(is, type));
  const added = is.filter((type) => !accepts(was, type));
  if (was.length === 0 && is.length > 0) return [{ where, what: `is limited to ${is.join(', ')} now` }];
  if (is.length === 0 && was.length > 0) return direction === 'output' ? [{ where, what: 'may be anything now' }] : [];
  return [
    ...lost.map((type) => ({ where, what: `is no longer ${type}` })),
    ...(direction === 'output' ? added.map((type) => ({ where, what: `may be ${type} now` })) : []),
  ];
}

/** Values may be added to answers: clients are told to expect it. */
function compareValues(before: Keywords, after: Keywords, where: string, direction: Direction): Break[] {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  if (was === null)
    return is !== null && direction === 'input' ? [{ where, what: 'is limited to a few values now' }] : [];
  if (is === null) return direction === 'output' ? [{ where, what: 'is no longer one of a few values' }] : [];
  return [...was].filter((value) => !is.has(value)).map((value) => ({ where, what: `the value ${value} is gone` }));
}

function compareBounds(before: Keywords, after: Keywords, where: string): Break[] {
  const number = (schema: Keywords, name: string): number | undefined => schema[name] as number | undefined;
  const tighter = [
    ...LOWER.filter((name) => (number(after, name) ?? -Infinity) > (number(before, name) ?? -Infinity)),
    ...UPPER.filter((name) => (number(after, name) ?? Infinity) < (number(before, name) ?? Infinity)),
    ...['pattern', 'format'].filter((name) => after[name] !== undefined && after[name] !== before[name]),
  ];
  return tighter.map((name) => ({ where, what: `${name} is ${String(after[name])} now` }));
}

function choicesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

function typesOf(schema: JsonSchema): string[] {
  if (schema.type !== undefined) return [schema.type].flat();
  return schema.properties === undefined ? [] : ['object'];
}

function accepts(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

function valuesOf(schema: JsonSchema): Set<string> | null {
  if (schema.const !== undefined) return new Set([JSON.stringify(schema.const)]);
  return schema.enum === undefined ? null : new Set(schema.enum.map((value) => JSON.stringify(value)));
}

function nameChoice(schema: JsonSchema): string {
  return schema.$ref?.split('/').at(-1) ?? ([schema.type].flat().join(' or ') || 'anything');
}
