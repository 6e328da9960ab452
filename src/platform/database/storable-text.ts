/**
 * A text as Postgres can keep it: without NUL, and with U+FFFD for each lone surrogate. Nothing else is changed, so that
 * what is stored can be held against the capture.
 */
export function toStorableText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed();
}

/** Whether Postgres can keep a text as it is: for what a person is better asked to send anew. */
export function isStorableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** The first `maxLength` UTF-16 code units of a text, one less where that would cut a character in two. */
export function boundText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const last = text.charCodeAt(maxLength - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? maxLength - 1 : maxLength);
}
