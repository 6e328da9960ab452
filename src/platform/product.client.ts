/** What this product calls itself. */
import { existsSync, readFileSync } from 'node:fs';

/** E.g. `embargo-monitor 1.2.0`. Our own package.json stands two folders up from here, three where it was built. */
export function describeProduct(): string {
  const file = ['../../package.json', '../../../package.json']
    .map((path) => new URL(path, import.meta.url))
    .find((url) => existsSync(url));
  const { name, version } = JSON.parse(file === undefined ? '{}' : readFileSync(file, 'utf8')) as Record<
    string,
    string
  >;
  return `${name ?? 'embargo-monitor'} ${version ?? 'of unknown version'}`;
}
