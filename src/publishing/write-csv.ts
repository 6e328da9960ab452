/** CSV (RFC 4180) that stays data in a spreadsheet. */

/**
 * A line with its end. Lists become one cell, joined by `; `.
 *
 * Text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection: `=`, `+`, `-`, `@`, tab
 * and line ends, in their full-width forms too): headlines and names come from strangers. Numbers are left as they are.
 */
export function writeCsvLine(cells: readonly unknown[]): string {
  return `${cells.map(writeCell).join(',')}\r\n`;
}

const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function writeCell(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const text = writeText(value);
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n';\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function writeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(writeText).join('; ');
  return JSON.stringify(value);
}
