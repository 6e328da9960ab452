import { describe, expect, it } from '@jest/globals';
import { completeOpenApi, type OpenApi, type Operation } from './complete-open-api.js';
import { renderApiPage } from './render-api-page.js';

const operation = (more: Partial<Operation> = {}): Operation => ({
  operationId: 'Things_one',
  summary: 'One thing',
  tags: ['Things'],
  responses: {
    200: { description: 'It', content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } } },
  },
  ...more,
});

const complete = (path: string, method: string, more: Partial<Operation> = {}): OpenApi =>
  completeOpenApi(
    {
      openapi: '3.1.0',
      info: { title: 'Things', version: '1', description: 'About `things` & <more>.' },
      paths: { [path]: { [method]: operation(more) } },
      components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string', example: '7' } } } } },
    },
    ['thing-not-found', 'a-code'],
    { type: 'object', properties: { code: { type: 'string' } } },
  );

const statuses = (path: string, method: string, more: Partial<Operation> = {}): string[] =>
  Object.keys(complete(path, method, more).paths[path]?.[method]?.responses ?? {});

describe('what every operation shares', () => {
  it('is added by the shape of the operation', () => {
    const need = { role: 'viewer', scope: 'alerts:read' };
    const body = { requestBody: { content: { 'application/json': {} } } };
    expect(statuses('/things', 'get', { 'x-needs': null })).toEqual(['200', '429', '500']);
    expect(statuses('/things', 'get', { 'x-needs': need })).toEqual(['200', '401', '403', '429', '500']);
    expect(statuses('/things/{id}', 'get', { parameters: [{ name: 'id', in: 'path' }] })).toEqual([
      '200',
      '400',
      '404',
      '429',
      '500',
    ]);
    expect(statuses('/things', 'post', body)).toEqual(['200', '400', '409', '413', '415', '422', '429', '500']);
    expect(complete('/things', 'post', body).paths['/things']?.['post']?.parameters).toMatchObject([
      { name: 'Idempotency-Key', in: 'header', required: false },
    ]);
    expect(statuses('/things', 'delete', { parameters: [{ name: 'If-Match', in: 'header' }] })).toContain('412');
  });

  it('does not replace what the operation says itself', () => {
    const { paths } = complete('/things', 'get', {
      responses: { 200: { description: 'It' }, 429: { description: 'Own' } },
    });
    expect(paths['/things']?.['get']?.responses['429']).toEqual({ description: 'Own' });
  });

  it('has an example of each body, and the security it asks for', () => {
    const { paths, components } = complete('/things', 'get', { 'x-needs': { role: 'viewer', scope: 'alerts:read' } });
    const { responses, security } = paths['/things']?.['get'] ?? operation();
    expect(responses['200']?.content?.['application/json']?.example).toEqual({ id: '7' });
    expect(security).toEqual([{ key: ['alerts:read'] }]);
    expect(components.schemas['Problem']?.properties?.['code']?.examples).toEqual(['a-code', 'thing-not-found']);
  });
});

describe('the page', () => {
  it('shows operations, fields, answers and codes, all escaped', () => {
    const page = renderApiPage(complete('/things/{id}', 'get', { 'x-needs': null, description: '<b>x</b>' }));
    expect(page).toContain('About <code>things</code> &amp; &lt;more&gt;.');
    expect(page).toContain('&lt;b&gt;x&lt;/b&gt;');
    expect(page).toContain('<code>/things/{id}</code>');
    expect(page).toContain('id="Things_one"');
    expect(page).toContain('There is no such thing');
    expect(page).toContain('<code>thing-not-found</code>');
    expect(page).toContain('&quot;id&quot;: &quot;7&quot;');
  });
});
