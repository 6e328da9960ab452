/** Whether a description of the API still holds what an earlier one promised; the policy it follows is in its own words. */
import { SchemaComparison, type Break, type Direction } from './compare-schemas.js';
import type { OpenApi, Operation, OperationResponse, Parameter } from './complete-open-api.js';
import { ROLES, type UserRole } from './needs.js';

export type { Break } from './compare-schemas.js';

/**
 * Every promise of `before` that `after` breaks.
 *
 * @param today An operation that was announced to go (`x-deprecated`) may be gone after the day named there.
 */
export function findBreaks(before: OpenApi, after: OpenApi, today: Date): Break[] {
  const schemas = new SchemaComparison({ before: before.components.schemas, after: after.components.schemas });
  const found = [
    ...Object.entries(before.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, was]) => {
        const where = `${method.toUpperCase()} ${path}`;
        const is = after.paths[path]?.[method];
        if (is !== undefined) return new OperationComparison(before, after, where, schemas).compare(was, is);
        const sunset = was['x-deprecated']?.sunset;
        return sunset !== undefined && new Date(sunset) <= today ? [] : [{ where, what: 'the operation is gone' }];
      }),
    ),
    ...compareCodes(before, after),
  ];
  // What a named schema breaks is found in every place that refers to it.
  return [...new Map(found.map((one) => [`${one.where}: ${one.what}`, one])).values()];
}

/** Programs go by the codes of problems. */
function compareCodes(before: OpenApi, after: OpenApi): Break[] {
  const codes = ({ components }: OpenApi): readonly unknown[] =>
    components.schemas['Problem']?.properties?.['code']?.examples ?? [];
  const still = new Set(codes(after));
  return codes(before)
    .filter((code) => !still.has(code))
    .map((code) => ({ where: 'Problem/code', what: `the code ${String(code)} is gone` }));
}

class OperationComparison {
  constructor(
    private readonly before: OpenApi,
    private readonly after: OpenApi,
    private readonly where: string,
    private readonly schemas: SchemaComparison,
  ) {}

  compare(was: Operation, is: Operation): Break[] {
    return [
      ...this.compareNeeds(was, is),
      ...this.compareParameters(was.parameters ?? [], is.parameters ?? []),
      ...this.compareBody(was, is),
      ...this.compareResponses(was, is),
      ...(was.operationId === is.operationId
        ? []
        : [{ where: this.where, what: `the operation is called ${is.operationId} now` }]),
    ];
  }

  private compareNeeds(was: Operation, is: Operation): Break[] {
    const [needed, needs] = [was['x-needs'], is['x-needs']];
    if (!needs) return [];
    if (!needed) return [{ where: this.where, what: 'a key is asked for now' }];
    const rank = (role: string): number => ROLES.indexOf(role as UserRole);
    return [
      ...(rank(needs.role) > rank(needed.role)
        ? [{ where: this.where, what: `the role ${needs.role} is asked for` }]
        : []),
      ...(needs.scope !== null && needs.scope !== needed.scope
        ? [{ where: this.where, what: `the scope ${needs.scope} is asked for` }]
        : []),
    ];
  }

  private compareParameters(was: readonly Parameter[], is: readonly Parameter[]): Break[] {
    const byName = (parameters: readonly Parameter[]): Map<string, Parameter> =>
      new Map(parameters.map((one) => [`${one.in} ${one.name.toLowerCase()}`, one]));
    const [old, now] = [byName(was), byName(is)];
    const found: Break[] = [];
    for (const [name, parameter] of old) {
      const where = `${this.where} (${name})`;
      const successor = now.get(name);
      if (successor === undefined) found.push({ where, what: 'the parameter is gone' });
      else found.push(...this.schemas.compare(parameter.schema ?? {}, successor.schema ?? {}, where, 'input'));
    }
    for (const [name, parameter] of now)
      if (parameter.required && !old.get(name)?.required)
        found.push({ where: `${this.where} (${name})`, what: 'the parameter must be sent now' });
    return found;
  }

  private compareBody(was: Operation, is: Operation): Break[] {
    const where = `${this.where} body`;
    if (is.requestBody?.required && !was.requestBody?.required) return [{ where, what: 'a body must be sent now' }];
    return this.compareContent(was.requestBody?.content, is.requestBody?.content, where, 'input');
  }

  private compareResponses(was: Operation, is: Operation): Break[] {
    return Object.entries(was.responses).flatMap(([status, response]) => {
      const where = `${this.where} ${status}`;
      const successor = is.responses[status];
      if (successor === undefined) return [{ where, what: 'the answer is gone' }];
      const [old, now] = [resolve(response, this.before), resolve(successor, this.after)];
      const headers = Object.keys(old.headers ?? {}).filter((name) => !(name in (now.headers ?? {})));
      return [
        ...headers.map((name) => ({ where, what: `the header ${name} is gone` })),
        ...this.compareContent(old.content, now.content, where, 'output'),
      ];
    });
  }

  private compareContent(
    was: OperationResponse['content'] = {},
    is: OperationResponse['content'] = {},
    where: string,
    direction: Direction,
  ): Break[] {
    return Object.entries(was).flatMap(([type, media]) => {
      const successor = is[type];
      if (successor === undefined) return [{ where, what: `${type} is gone` }];
      return this.schemas.compare(media.schema ?? {}, successor.schema ?? {}, where, direction);
    });
  }
}

function resolve(response: OperationResponse, document: OpenApi): OperationResponse {
  const name = response.$ref?.split('/').at(-1);
  return name === undefined ? response : (document.components.responses?.[name] ?? response);
}
