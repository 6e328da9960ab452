/** `opml`: the registry of sources in and out. */
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { SYSTEM, type Actor } from '../platform/http/needs.js';
import { OpmlService } from '../sources/opml.service.js';
import { withApplication } from './open-application.client.js';

const ACTOR: Actor = { ...SYSTEM, id: 'command-line' };

/** Imports a file; prints what became of each entry. @returns 1 when an entry could not be taken. */
export async function importOpmlCommand(file: string): Promise<number> {
  const document = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8');
  return withApplication({ hasWorkers: false }, async (app) => {
    const report = await app.get(OpmlService).import(document, ACTOR);
    for (const entry of report.entries) console.log(`${entry.outcome}\t${entry.address}\t${entry.title ?? ''}`);
    for (const error of report.errors) console.error(error);
    console.log(`${report.added} added, ${report.known} known, ${report.invalid} not usable.`);
    return report.invalid + report.errors.length > 0 ? 1 : 0;
  });
}

/** Prints the registry. */
export async function exportOpmlCommand(): Promise<number> {
  return withApplication({ hasWorkers: false }, async (app) => {
    process.stdout.write(await app.get(OpmlService).export());
    return 0;
  });
}
