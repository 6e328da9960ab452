/** JSON Schemas as TypeScript types. */
import type { JsonSchema } from '../../platform/http/build-example.js';

/** The type of what a schema describes; fields begin on lines of their own, indented by `depth` steps. */
export function renderType(schema: JsonSchema, depth = 0): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown';
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.enum !== undefined) return union(schema.enum.map(literal));
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return union(choices.map((choice) => renderType(choice, depth)));
  const types = [schema.type ?? (schema.properties ? 'object' : [])].flat();
  return types.length === 0 ? 'unknown' : union(types.map((type) => renderOne(type, schema, depth)));
}

/** A field with the words of its schema above it. */
export function renderField(name: string, schema: JsonSchema, isRequired: boolean, depth: number): string {
  const indent = '  '.repeat(depth);
  const type = renderType(schema, depth);
  return `${renderComment(schema.description, depth)}${indent}${renderName(name)}${isRequired ? '' : '?'}: ${type};\n`;
}

/** A comment on lines of its own, or nothing. */
export function renderComment(text: string | undefined, depth: number): string {
  if (!text) return '';
  const indent = '  '.repeat(depth);
  const lines = text.replaceAll('*/', '*\u200b/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
}

function renderOne(type: string, schema: JsonSchema, depth: number): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array':
      return `readonly ${renderMember(schema.items ?? {}, depth)}[]`;
    case 'object':
      return renderObject(schema, depth);
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    default:
      return type;
  }
}

function renderObject({ properties, required, additionalProperties }: JsonSchema, depth: number): string {
  if (properties === undefined)
    return `Readonly<Record<string, ${typeof additionalProperties === 'object' ? renderType(additionalProperties, depth) : 'unknown'}>>`;
  const fields = Object.entries(properties).map(([name, schema]) =>
    renderField(`readonly ${name}`, schema, required?.includes(name) ?? false, depth + 1),
  );
  return `{\n${fields.join('')}${'  '.repeat(depth)}}`;
}

function renderName(name: string): string {
  const [, prefix = '', bare = ''] = /^(readonly )?(.*)$/s.exec(name) ?? [];
  return /^[A-Za-z_$][\w$]*$/.test(bare) ? name : `${prefix}${JSON.stringify(bare)}`;
}

function literal(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'` : String(JSON.stringify(value));
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ');
}

/** The type of the members of a list: in brackets where it is a choice between types, or read-only itself. */
function renderMember(schema: JsonSchema, depth: number): string {
  const type = renderType(schema, depth);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.enum ?? [schema.type].flat();
  return choices.length > 1 || type.startsWith('readonly ') ? `(${type})` : type;
}
