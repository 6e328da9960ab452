/** Sources by their host, in the order in which hosts and sources come. */
export function groupByHost<S extends { readonly host: string }>(sources: readonly S[]): S[][] {
  const groups = new Map<string, S[]>();
  for (const source of sources) {
    const group = groups.get(source.host);
    if (group === undefined) groups.set(source.host, [source]);
    else group.push(source);
  }
  return [...groups.values()];
}
