import { describe, expect, it } from '@jest/globals';
import { buildExample } from './build-example.js';

describe('an example for a schema', () => {
  it.each([
    [{ type: 'string' }, 'text'],
    [{ type: 'string', format: 'date' }, '2026-11-23'],
    [{ type: 'integer', minimum: 1 }, 1],
    [{ type: 'number' }, 0],
    [{ type: 'boolean' }, true],
    [{ type: ['string', 'null'] }, 'text'],
    [{ anyOf: [{ type: 'null' }, { type: 'integer' }] }, 0],
    [{ type: 'string', enum: ['a', 'b'] }, 'a'],
    [{ type: 'string', default: 'd', example: 'e' }, 'e'],
    [{ type: 'string', examples: ['x', 'y'] }, 'x'],
    [{ type: 'boolean', default: false }, false],
    [{ type: 'array', items: { type: 'integer' } }, [0]],
    [{ type: 'array' }, []],
    [{ allOf: [{ properties: { a: { type: 'integer' } } }, { properties: { b: { const: 1 } } }] }, { a: 0, b: 1 }],
    [{}, null],
  ] as const)('%j is %j', (schema, example) => {
    expect(buildExample(schema, {})).toEqual(example);
  });

  it('follows references, and ends where they lead in a circle', () => {
    const schemas = {
      Node: { type: 'object', properties: { id: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } },
    };
    const example = JSON.stringify(buildExample({ $ref: '#/components/schemas/Node' }, schemas));
    expect(example).toContain('{"id":0,"next":{"id":0');
    expect(example.length).toBeLessThan(500);
  });
});
