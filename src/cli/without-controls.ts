/** Text of strangers on a terminal. */

/** The text with U+FFFD for every control character but line end and tab: escape sequences must not steer a terminal. */
export function withoutControls(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');
}
