/** Which methods are served at which paths: to answer 405 where only the method is wrong, and to look at as a whole. */

/** One registered route. */
export interface Route {
  readonly method: string;
  /** As registered, with `:name` for parameters and `*` for the rest. */
  readonly path: string;
}

export class RouteTable {
  private readonly known: { readonly route: Route; readonly pattern: RegExp }[] = [];

  /** All routes, as they were added. */
  get routes(): readonly Route[] {
    return this.known.map(({ route }) => route);
  }

  add(route: Route): void {
    this.known.push({ route, pattern: toPattern(route.path) });
  }

  /** Methods served at a path, in the order of the alphabet. @param path Without query. */
  methodsAt(path: string): string[] {
    const methods = this.known.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route.method);
    return [...new Set(methods)].sort();
  }
}

function toPattern(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part.startsWith(':')) return '[^/]+';
    return part.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace('\\*', '.*');
  });
  return new RegExp(`^${parts.join('/')}$`);
}
