/** The API's description as one page to read: no script, nothing from elsewhere. */
import { resolveSchema, type JsonSchema, type SchemasByName } from './build-example.js';
import type { Components, OpenApi, Operation, OperationResponse, Parameter } from './complete-open-api.js';
import { html, type Html } from './html.js';

interface Entry {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** A whole HTML document. */
export function renderApiPage(document: OpenApi): string {
  const groups = groupByTag(document);
  const { schemas } = document.components;
  const codes = (schemas['Problem']?.properties?.['code']?.examples ?? []) as readonly string[];
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <nav aria-label="Operations">
          <p class="name"><a href="#top">${document.info.title}</a></p>
          ${groups.map(renderNavigation)}
          <p class="group"><a href="#problem-codes">Problem codes</a></p>
        </nav>
        <main id="content">
          <header id="top">
            <h1>${document.info.title}</h1>
            ${renderText(document.info.description)}
            <p>For programs: <a href="/api/v1/openapi.json">openapi.json</a>, OpenAPI ${document.openapi}.</p>
          </header>
          ${groups.map(([tag, entries]) => renderGroup(tag, entries, document.components))}
          <section id="problem-codes">
            <h2>Problem codes</h2>
            <p>The <code>code</code> of a problem is stable; its words are for people and may change.</p>
            <ul class="codes">
              ${codes.map((code) => html`<li><code>${code}</code></li>`)}
            </ul>
          </section>
        </main>
      </body>
    </html> `;
  return page.text;
}

function groupByTag(document: OpenApi): [string, Entry[]][] {
  const groups = new Map<string, Entry[]>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags?.[0] ?? 'Other';
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, operation }]);
    }
  }
  return [...groups].sort(([left], [right]) => left.localeCompare(right, 'en'));
}

function renderNavigation([tag, entries]: [string, Entry[]]): Html {
  return html`<p class="group">${tag}</p>
    <ul>
      ${entries.map(
        ({ method, path, operation }) =>
          html`<li>
            <a href="#${operation.operationId}">${renderMethod(method)}<span>${operation.summary ?? path}</span></a>
          </li>`,
      )}
    </ul> `;
}

function renderGroup(tag: string, entries: readonly Entry[], components: Components): Html {
  return html`<section>
    <h2>${tag}</h2>
    ${entries.map((entry) => renderOperation(entry, components))}
  </section> `;
}

function renderOperation({ method, path, operation }: Entry, components: Components): Html {
  const { parameters = [], requestBody, responses } = operation;
  const { schemas } = components;
  return html`<article id="${operation.operationId}">
    <h3>${operation.summary ?? path}</h3>
    <p class="line">${renderMethod(method)} <code>${path}</code> ${renderNeed(operation)}</p>
    ${renderText(operation.description)} ${parameters.length > 0 ? renderParameters(parameters, schemas) : null}
    ${
      requestBody
        ? html`<h4>Body</h4>
            ${Object.values(requestBody.content).map((media) => renderBody(media, schemas, true))}`
        : null
    }
    <h4>Answers</h4>
    <dl class="answers">
      ${Object.entries(responses).map(([status, response]) => renderResponse(status, response, components))}
    </dl>
  </article> `;
}

function renderMethod(method: string): Html {
  return html`<span class="method ${method}">${method.toUpperCase()}</span>`;
}

function renderNeed({ 'x-needs': need }: Operation): Html {
  if (!need) return html`<span class="need">open to all</span>`;
  const scope = need.scope === null ? null : html`, scope <code>${need.scope}</code>`;
  return html`<span class="need">${need.role}${need.role === 'admin' ? null : ' or above'}${scope}</span>`;
}

function renderParameters(parameters: readonly Parameter[], schemas: SchemasByName): Html {
  return html`<h4>Parameters</h4>
    <table>
      <thead>
        <tr>
          <th>Name</th>
          <th>In</th>
          <th>Value</th>
          <th>Meaning</th>
        </tr>
      </thead>
      <tbody>
        ${parameters.map(
          ({ name, in: place, required, schema = {}, description }) =>
            html`<tr>
              <td><code>${name}</code>${required ? renderRequired() : null}</td>
              <td>${place}</td>
              <td>${typeOf(schema, schemas)}</td>
              <td>${renderInline(description ?? schema.description ?? '')}</td>
            </tr>`,
        )}
      </tbody>
    </table> `;
}

function renderResponse(status: string, response: OperationResponse, { schemas, responses }: Components): Html {
  const shared = responses?.[response.$ref?.split('/').at(-1) ?? ''];
  const description = shared?.description ?? response.description ?? '';
  return html`<dt><span class="status s${status.slice(0, 1)}">${status}</span></dt>
    <dd>
      ${renderInline(description)}${Object.values(response.content ?? {}).map((media) => renderBody(media, schemas, false))}
    </dd> `;
}

function renderBody(
  { schema, example }: { readonly schema?: JsonSchema; readonly example?: unknown },
  schemas: SchemasByName,
  isSent: boolean,
): Html {
  const fields = schema ? renderFields(schema, schemas, isSent) : null;
  return html`${fields}
  ${
    example === undefined
      ? null
      : html`<details>
          <summary>Example</summary>
          <pre><code>${JSON.stringify(example, null, 2)}</code></pre>
        </details>`
  } `;
}

/** Deeper fields than this are seen in the example. */
const MAX_DEPTH = 3;

function renderFields(schema: JsonSchema, schemas: SchemasByName, isSent: boolean, depth = 0): Html | null {
  const inner = innerObject(schema, schemas);
  const fields = Object.entries(inner?.properties ?? {});
  if (fields.length === 0 || depth > MAX_DEPTH) return null;
  return html`<ul class="fields">
    ${fields.map(
      ([name, field]) =>
        html`<li>
          <code>${name}</code>${isSent && inner?.required?.includes(name) ? renderRequired() : null}
          <span class="type">${typeOf(field, schemas)}</span>
          ${renderInline(resolveSchema(field, schemas).description ?? '')}${renderFields(field, schemas, isSent, depth + 1)}
        </li>`,
    )}
  </ul> `;
}

/** The object that a schema describes, is a list of, or may be null instead of. */
function innerObject(schema: JsonSchema, schemas: SchemasByName): JsonSchema | null {
  const resolved = resolveSchema(schema, schemas);
  if (resolved.properties) return resolved;
  if (resolved.items) return innerObject(resolved.items, schemas);
  for (const choice of resolved.anyOf ?? []) {
    const inner = innerObject(choice, schemas);
    if (inner) return inner;
  }
  return null;
}

function typeOf(schema: JsonSchema, schemas: SchemasByName): string {
  const resolved = resolveSchema(schema, schemas);
  if (resolved.enum) return resolved.enum.map(String).join(' | ');
  if (resolved.const !== undefined) return JSON.stringify(resolved.const).replaceAll('"', '');
  const choices = resolved.anyOf ?? resolved.oneOf;
  if (choices) return [...new Set(choices.map((choice) => typeOf(choice, schemas)))].join(' or ');
  const types = [resolved.type ?? (resolved.properties ? 'object' : 'any')].flat();
  const suffix = resolved.default === undefined ? '' : `, default ${JSON.stringify(resolved.default)}`;
  return (
    types
      .map((type) =>
        type === 'array' ? `list of ${typeOf(resolved.items ?? {}, schemas)}` : (resolved.format ?? type),
      )
      .join(' or ') + suffix
  );
}

function renderRequired(): Html {
  return html` <span class="required">required</span>`;
}

function renderText(text: string | undefined): Html | null {
  if (!text) return null;
  return html`${text.split(/\n{2,}/).map((paragraph) => html`<p>${renderInline(paragraph)}</p>`)}`;
}

/** Backticks as code; nothing else of Markdown is used in our descriptions. */
function renderInline(text: string): Html {
  return html`${text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
