/** Reads the bundled sample of news. */
import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { buildSample, type Outlet } from './build-sample.js';

const FOLDER = new URL('sample/', import.meta.url);

/** @param now The sample's dates count back from here. @throws Error that names what is wrong, by file and field. */
export async function loadSample(now: Date): Promise<Outlet[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const content: unknown = parse(await readFile(new URL(name, FOLDER), 'utf8'));
      return [name.replace(/\.yaml$/, ''), content] as const;
    }),
  );
  return buildSample(new Map(files), now);
}
