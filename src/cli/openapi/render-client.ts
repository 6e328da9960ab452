/** A typed client for TypeScript from the description of the API: one file without dependencies, to be copied. */
import type { JsonSchema } from '../../platform/http/build-example.js';
import type { OpenApi, Operation, Parameter } from '../../platform/http/complete-open-api.js';
import { CLIENT_RUNTIME } from './client-runtime.js';
import { renderComment, renderField, renderType } from './render-type.js';

/** Headers that callers set themselves; the rest is the client's business. */
const OWN_HEADERS = ['if-match'];

interface Entry {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly answer: Answer;
}

/** What a call is answered with: JSON of some type, nothing, or bytes that are not read here. */
type Answer = { readonly kind: 'json'; readonly schema: JsonSchema } | { readonly kind: 'nothing' | 'raw' };

/** The text of the file. */
export function renderClient(document: OpenApi): string {
  const entries = Object.entries(document.paths)
    .flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => toEntry(path, method, operation)),
    )
    .sort((left, right) => (left.name < right.name ? -1 : 1));
  const schemas = Object.entries(document.components.schemas).sort(([left], [right]) => (left < right ? -1 : 1));
  return [
    `/**\n * Client of the ${document.info.title}, version ${document.info.version}. Written by \`cli -- openapi --client\`: change the API, not this\n * file. It needs nothing but fetch: copy it.\n */\n`,
    ...schemas.map(([name, schema]) => renderNamed(name, schema)),
    ...entries.flatMap(renderTypes),
    CLIENT_RUNTIME,
    `export class EmbargoMonitor extends EmbargoMonitorConnection {\n${entries.map(renderMethod).join('\n')}}\n`,
  ].join('\n');
}

function toEntry(path: string, method: string, operation: Operation): Entry {
  const [group = '', verb = ''] = operation.operationId.split('_');
  const parameters = (operation.parameters ?? []).filter(
    (one) => one.in !== 'header' || OWN_HEADERS.includes(one.name.toLowerCase()),
  );
  const name = `${group.charAt(0).toLowerCase()}${group.slice(1)}${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
  return { name, method: method.toUpperCase(), path, operation, parameters, answer: answerOf(operation) };
}

function answerOf(operation: Operation): Answer {
  const successes = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
  if (successes.every(([status]) => status === '204')) return { kind: 'nothing' };
  const [[, response] = ['', {}]] = successes;
  const schema = response.content?.['application/json']?.schema;
  return schema === undefined ? { kind: 'raw' } : { kind: 'json', schema };
}

function renderNamed(name: string, schema: JsonSchema): string {
  const type = renderType(schema);
  const head = renderComment(schema.description, 0);
  return schema.properties !== undefined && typeof schema.type === 'string'
    ? `${head}export interface ${name} ${type}\n`
    : `${head}export type ${name} = ${type};\n`;
}

function renderTypes(entry: Entry): string[] {
  const types: string[] = [];
  const fields = renderArguments(entry);
  if (fields.length > 0) types.push(`export interface ${typeName(entry)}Arguments {\n${fields.join('')}}\n`);
  if (entry.answer.kind === 'json' && entry.answer.schema.$ref === undefined)
    types.push(renderNamed(`${typeName(entry)}Answer`, entry.answer.schema));
  return types;
}

/** Path, query and own headers by name; the body as a whole. */
function renderArguments({ parameters, operation }: Entry): string[] {
  const fields = parameters.map((one) =>
    renderField(
      `readonly ${camelCase(one.name)}`,
      { ...one.schema, ...(one.description === undefined ? {} : { description: one.description }) },
      one.required ?? false,
      1,
    ),
  );
  const { requestBody } = operation;
  if (requestBody === undefined) return fields;
  const [[type, media] = ['', {}]] = Object.entries(requestBody.content);
  const schema = media.schema ?? {};
  const body = type === 'multipart/form-data' ? 'FormData' : renderType(schema, 1);
  return [...fields, `  readonly body${requestBody.required ? '' : '?'}: ${body};\n`];
}

function renderMethod(entry: Entry): string {
  const { name, method, path, operation, parameters, answer } = entry;
  const isNeeded = parameters.some(({ required }) => required) || (operation.requestBody?.required ?? false);
  const hasArguments = parameters.length > 0 || operation.requestBody !== undefined;
  const given = hasArguments ? `given: ${typeName(entry)}Arguments${isNeeded ? '' : ' = {}'}, ` : '';
  const type =
    answer.kind === 'json'
      ? answer.schema.$ref === undefined
        ? `${typeName(entry)}Answer`
        : renderType(answer.schema)
      : answer.kind === 'raw'
        ? 'Response'
        : 'void';
  const places = parameters.map((one) => `[${quote(camelCase(one.name))}, ${quote(one.in)}, ${quote(one.name)}]`);
  const about = [operation.summary, operation.description].filter(Boolean).join('. ');
  return `${renderComment(operation.deprecated ? `${about}\n@deprecated` : about, 1)}  ${name}(${given}options: CallOptions = {}): Promise<Answer<${type}>> {
    return this.call({ method: '${method}', path: ${quote(path)}, places: [${places.join(', ')}], answer: '${answer.kind}' }, ${hasArguments ? 'given' : '{}'}, options);
  }
`;
}

function typeName({ name }: Entry): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function camelCase(name: string): string {
  return name.includes('-')
    ? name.toLowerCase().replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    : name;
}

function quote(text: string): string {
  return `'${text}'`;
}
