/** `rules check` and `rules list`: an operator's directory of rules held against schema, pack and examples. */
import { stat } from 'node:fs/promises';
import { checkRules, type RulesCheck } from '../rules/check-rules.client.js';
import { listRules, type ListedRules } from '../rules/list-rules.client.js';
import { readConfig } from '../platform/config/config.js';
import { UsageError } from './usage-error.js';

/** @returns 1 where anything is wrong, each fault on a line of its own with file, line and field. */
export async function checkRulesCommand(directory: string, options: { readonly json?: boolean }): Promise<number> {
  const found = await stat(directory).catch(() => null);
  if (!found?.isDirectory()) throw new UsageError(`${directory} is not a directory.`);
  const check = await checkRules(directory);
  if (options.json) console.log(JSON.stringify(check));
  else for (const line of renderCheck(directory, check)) console.log(line);
  return check.faults.length > 0 ? 1 : 0;
}

/** Frames and embargoes with what is known of each. */
export async function listRulesCommand(options: { readonly json?: boolean; readonly rules?: string }): Promise<number> {
  const listed = await listRules(options.rules ?? readConfig().rulesDir ?? undefined);
  if (options.json) console.log(JSON.stringify(listed));
  else for (const line of renderList(listed)) console.log(line);
  return 0;
}

function renderCheck(directory: string, { faults, ran, version }: RulesCheck): string[] {
  const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;
  return [
    ...faults.map(({ file, line, field, message }) => `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`),
    version === null
      ? `${count(faults.length, 'fault')}; no examples were run.`
      : faults.length > 0
        ? `${count(faults.length, 'fault')}; ${count(ran, 'example')} run.`
        : `${directory} is sound: ${count(ran, 'example')} run, pack ${version}.`,
  ];
}

function renderList({ version, frames, embargoes }: ListedRules): string[] {
  const row = (rule: ListedRules['frames'][number]): string =>
    `  ${rule.id.padEnd(18)} ${rule.status.padEnd(13)} ${rule.version}  ${String(rule.examples).padStart(3)} examples` +
    `${rule.misread > 0 ? `, ${rule.misread} misread` : ''}${rule.isOwn ? ', your own' : ''}`;
  return [
    `pack ${version}`,
    `${frames.length} frames`,
    ...frames.map(row),
    `${embargoes.length} embargoes`,
    ...embargoes.map(row),
  ];
}
