/** The version an If-Match header names; undefined without one. A tag that is none of ours matches nothing: version 0. */
export function readIfMatch(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined) return undefined;
  const [, version] = /^"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  return version === undefined ? 0 : Number(version);
}
