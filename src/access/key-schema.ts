/** How keys look in the API. */
import { z } from 'zod';
import { idText, instantText } from '../platform/http/list-query.js';
import { SCOPES } from '../platform/http/needs.js';

const name = z.string().trim().min(1).max(200).describe('What the key is for');
const scopes = z.array(z.enum(SCOPES)).min(1).describe('What the key may be used for, within the role of its user');

/** A key in a response: never the secret. */
export const keySchema = z
  .object({
    id: idText,
    userId: idText,
    name,
    prefix: z.string().describe('The part of the key that may be shown: it begins with emk_<prefix>_'),
    scopes,
    createdAt: instantText,
    expiresAt: instantText.nullable(),
    revokedAt: instantText.nullable(),
    lastUsedAt: instantText.nullable().describe('Right to the minute'),
  })
  .meta({ id: 'Key' });

/** Answer to POST /keys. */
export const issuedKeySchema = keySchema
  .extend({ secret: z.string().describe('The key to send; shown only in this answer') })
  .meta({ id: 'IssuedKey' });

/** Body of POST /keys. */
export const newKeySchema = z
  .strictObject({
    name,
    userId: idText.optional().describe('Whose key it is; default: the caller'),
    scopes: scopes.optional().describe('Default: all that the user may'),
    expiresAt: z.iso
      .datetime({ offset: true })
      .transform((text) => new Date(text))
      .nullable()
      .optional()
      .describe('Default: never'),
  })
  .meta({ example: { name: 'dashboard', scopes: ['alerts:read'], expiresAt: '2027-12-31T00:00:00Z' } });
