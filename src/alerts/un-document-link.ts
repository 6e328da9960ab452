/** Where the text of a resolution can be read. */

/**
 * Address of a document in the United Nations' document server (docs.un.org resolves symbols).
 *
 * @param symbol As cited: `S/RES/2375 (2017)`, `S/2006/997`.
 */
export function unDocumentLink(symbol: string): string {
  return `https://docs.un.org/en/${encodeURI(symbol.replaceAll(/\s+/g, ''))}`;
}
