/** `prove-record`: how much random tampering with the record is found. */
import { readConfig } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { buildDataSource } from '../platform/database/data-source.js';
import { withScratchDatabase } from './bench/scratch-database.client.js';
import { proveRecord, type RecordProof } from './prove-record/prove-record.client.js';

/** @returns 0 where all tamperings are found and named, and no untouched record is faulted. */
export async function proveRecordCommand(options: {
  readonly tamperings: number;
  readonly seed: number;
  readonly json?: boolean;
}): Promise<number> {
  const { tamperings: count, seed } = options;
  const proof = await withScratchDatabase(readConfig(), async (url) => {
    const dataSource = await buildDataSource({ url, poolSize: 2, applicationName: 'prove-record' }).initialize();
    try {
      return await proveRecord(new Database(dataSource), { count, seed }, (made) => {
        if (process.stderr.isTTY) process.stderr.write(`\r${made} of ${count}`);
      });
    } finally {
      await dataSource.destroy();
    }
  });
  console.log(options.json ? JSON.stringify(proof, null, 2) : renderProof(proof));
  return isProven(proof) ? 0 : 1;
}

function isProven(proof: RecordProof): boolean {
  const all = Object.values(proof.tamperings);
  return proof.sound === proof.untouched && all.every(({ made, namedRightly }) => made === namedRightly);
}

function renderProof({ seed, logs, sound, untouched, tamperings, missed }: RecordProof): string {
  const sum = { made: 0, found: 0, namedRightly: 0 };
  const lines = Object.entries(tamperings).map(([kind, { made, found, namedRightly }]) => {
    sum.made += made;
    sum.found += found;
    sum.namedRightly += namedRightly;
    return `${String(found).padStart(7)} of ${String(made).padStart(7)} found, ${String(namedRightly).padStart(7)} named  ${kind}`;
  });
  return [
    ...lines,
    ...missed.map((what) => `MISSED  ${what}`),
    `${sum.found} of ${sum.made} tamperings with ${logs} records were found, ${sum.namedRightly} with the right entry named (seed ${seed}).`,
    `${sound} of ${untouched} looks at untouched records found nothing.`,
  ].join('\n');
}
