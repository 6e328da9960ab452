/** How users look in the API. */
import { z } from 'zod';
import { ROLES } from '../platform/http/needs.js';
import { idText, instantText } from '../platform/http/list-query.js';

const email = z.email().max(254).describe('Unique without regard to case');
const name = z.string().trim().min(1).max(200);
const role = z.enum(ROLES).describe('Each role may do all that the one before it may');

/** A user in a response. */
export const userSchema = z
  .object({
    id: idText,
    email,
    name,
    role,
    isActive: z.boolean().describe('False keeps the user and every key of theirs out'),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'User' });

/** Body of POST /users. */
export const newUserSchema = z
  .strictObject({ email, name, role })
  .meta({ example: { email: 'ada@example.org', name: 'Ada', role: 'analyst' } });

/** Body of PATCH /users/:id. */
export const userChangeSchema = z
  .strictObject({ name: name.optional(), role: role.optional(), isActive: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'must change something')
  .meta({ example: { role: 'admin' } });
