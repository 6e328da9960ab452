/** How users look in the API. */
import { z } from 'zod';
import { ROLES } from '../platform/http/needs.js';
import { idText, instantText } from '../platform/http/list-query.js';

const email = z.email().max(254).describe('Unique without regard to case');

/** Characters that show nothing, or turn round what stands beside them: by them one person's name looks like another's. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/** What a person is called: one line, each letter written in one way. */
export const personName = z
  .string()
  .trim()
  .normalize('NFC')
  .min(1)
  .max(200)
  .refine((text) => !UNSEEN.test(text), 'must be text that can be seen');

const role = z.enum(ROLES).describe('Each role may do all that the one before it may');

/** A user in a response. */
export const userSchema = z
  .object({
    id: idText,
    email,
    name: z.string().trim().min(1).max(200),
    role,
    isActive: z.boolean().describe('False keeps the user and every key of theirs out'),
    createdAt: instantText,
    updatedAt: instantText,
  })
  .meta({ id: 'User' });

/** Body of POST /users. */
export const newUserSchema = z
  .strictObject({ email, name: personName, role })
  .meta({ example: { email: 'ada@example.org', name: 'Ada', role: 'analyst' } });

/** Body of PATCH /users/:id. */
export const userChangeSchema = z
  .strictObject({ name: personName.optional(), role: role.optional(), isActive: z.boolean().optional() })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'must change something')
  .meta({ example: { role: 'admin' } });
