/** How a key to the API is written: `emk_<prefix>_<secret>`. */

/** The two parts of a key. */
export interface ApiKeyParts {
  /** 12 lower-case hex digits; finds the row, and may be shown. */
  readonly prefix: string;
  /** 43 base64url characters: 32 random bytes. */
  readonly secret: string;
}

const PATTERN = /^emk_([0-9a-f]{12})_([\w-]{43})$/;

/** The key as its holder keeps it. */
export function writeApiKey({ prefix, secret }: ApiKeyParts): string {
  return `emk_${prefix}_${secret}`;
}

/** The parts of a text that looks like a key, else null. */
export function readApiKey(text: string): ApiKeyParts | null {
  const [, prefix, secret] = PATTERN.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? null : { prefix, secret };
}
