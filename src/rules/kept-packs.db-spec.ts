import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../test/support/fixed-clock.js';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.js';
import { detect } from '../detection/detect.js';
import { KeptPacksRepository } from './kept-packs.repository.js';
import { KeptPacksService } from './kept-packs.service.js';
import { RulesService } from './rules.service.js';

const ARTICLE = {
  title: 'Panel reports shipment',
  text: 'Iran shipped 120 whistlers to the Houthis in Yemen in March 2026, a United Nations panel said on Monday.',
  published: '2026-04-07',
};

describe('packs that have read texts', () => {
  let db: TestDatabase;
  let rulesDir: string;
  let old: RulesService;
  let now: RulesService;

  beforeAll(async () => {
    db = await createTestDatabase();
    rulesDir = await mkdtemp(join(tmpdir(), 'rules-'));
    await mkdir(join(rulesDir, 'lexicons'));
    await writeFile(
      join(rulesDir, 'lexicons', 'en-own.yaml'),
      'language: en\nitems:\n  - { class: missiles, conduct: arms-transfer, sure: [whistler] }\n',
    );
    old = await RulesService.load(rulesDir);
    now = await RulesService.load(null);
  });

  afterAll(async () => {
    await db?.drop();
    await rm(rulesDir, { recursive: true, force: true });
  });

  const serviceFor = (rules: RulesService): KeptPacksService =>
    new KeptPacksService(new KeptPacksRepository(db.database), rules, new FixedClock());

  it('read the same again after the rules were changed', async () => {
    await serviceFor(old).keepInUse();
    await serviceFor(old).keepInUse();
    await rm(rulesDir, { recursive: true, force: true });
    const service = serviceFor(now);
    const kept = await service.find(old.pack.version);
    expect(kept?.version).toBe(old.pack.version);
    const then = detect(ARTICLE, old.pack);
    expect(JSON.stringify(kept && detect(ARTICLE, kept))).toBe(JSON.stringify(then));
    expect(then.findings.map(({ items }) => items)).not.toEqual(
      detect(ARTICLE, now.pack).findings.map((one) => one.items),
    );
    expect([...(await service.listAtHand([old.pack.version, 'no-such']))].sort()).toEqual(
      [old.pack.version, now.pack.version].sort(),
    );
  });

  it('are in use without being asked for, or not there at all', async () => {
    const service = serviceFor(now);
    expect(await service.find(now.pack.version)).toBe(now.pack);
    expect(await service.find('no-such')).toBeNull();
  });

  it('name the engine that ran them, the same each time', async () => {
    const engine = await serviceFor(now).engine();
    expect(engine).toEqual(await serviceFor(old).engine());
    expect(engine).toMatchObject({ icu: process.versions.icu, unicode: process.versions.unicode });
    expect((await serviceFor(now).findEngines([engine.version])).get(engine.version)).toEqual(engine);
  });

  it('are not taken for what they were once they were altered', async () => {
    await db.database.run(`UPDATE kept_packs SET sha256 = sha256('x') WHERE version = $1`, [old.pack.version]);
    await expect(serviceFor(now).find(old.pack.version)).rejects.toThrow('not what was kept');
    expect(await serviceFor(now).readFiles([old.pack.version])).toEqual([]);
  });
});
