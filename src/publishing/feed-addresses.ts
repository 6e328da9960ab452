/** Where a feed is, in each of its formats. @param baseUrl Without a slash at its end. @param key As issued. */
export function feedAddresses(baseUrl: string, key: string): { readonly atomUrl: string; readonly jsonUrl: string } {
  return { atomUrl: `${baseUrl}/feeds/${key}/alerts.atom`, jsonUrl: `${baseUrl}/feeds/${key}/alerts.json` };
}
