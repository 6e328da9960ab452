/** What zod finds wrong, as faults of fields. */
import type { z } from 'zod';
import type { FieldFault } from './pack-file.js';

/** Unknown keys are reported one by one, each where it stands. */
export function faultsOf(issue: z.core.$ZodIssue): FieldFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is no key known here' }));
  }
  return [{ path: issue.path, message: issue.message }];
}
