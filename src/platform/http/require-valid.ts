/** Holding what was sent against a schema, with the same refusal wherever it happens. */
import type { z } from 'zod';
import type { Refusal } from '../errors/refusal.js';
import { invalidRequest } from './http.errors.js';

/** One thing that a schema found wrong, as Standard Schema tells it. */
interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What is wrong, by field. */
export function faultsOf(issues: readonly Issue[]): Refusal['faults'] {
  return issues.map(({ path = [], message }) => ({
    field: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('/'),
    message,
  }));
}

/** What was sent, as the schema reads it. @throws Refusal invalid-request */
export function requireValid<T>(schema: z.ZodType<T>, given: unknown): T {
  const read = schema.safeParse(given);
  if (!read.success) throw invalidRequest(faultsOf(read.error.issues));
  return read.data;
}
