import { describe, expect, it } from '@jest/globals';
import { loadPack } from '../../rules/pack.client.js';
import { casesOf, failuresOf } from './judge-table.spec-support.js';
import { TABLES } from './tables/all.spec-support.js';

const { register } = await loadPack();

describe.each(TABLES.map((table) => [table.regime, table] as const))('the law on %s', (_, table) => {
  it.each(casesOf(table).map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(failuresOf([one], register.regimes)).toEqual([]);
  });
});
