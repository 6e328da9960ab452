/** `ledger`: what became of every item received, checked against what is stored. */
import { Database } from '../platform/database/database.js';
import { SourcesService } from '../sources/sources.service.js';
import { withApplication } from './open-application.client.js';

/** One source whose ledger is not what its polls or articles say. */
interface Fault {
  readonly id: string;
  readonly title: string;
  readonly what: string;
}

const MAX_FAULTS = 20;

/**
 * Prints the sums and checks them: received is new + known + revised + rejected, for each poll, each source and in all; a
 * source's ledger is the sum of its polls (as far as they are kept).
 *
 * @returns 1 where something does not balance.
 */
export async function ledgerCommand(options: { readonly json?: boolean }): Promise<number> {
  return withApplication({ hasWorkers: false }, async (app) => {
    const ledger = await app.get(SourcesService).sumLedgers();
    const faults = await findFaults(app.get(Database));
    const sum = ledger.new + ledger.known + ledger.revised + ledger.rejected;
    const isBalanced = sum === ledger.received && faults.length === 0;
    if (options.json) console.log(JSON.stringify({ ...ledger, isBalanced, faults }, null, 2));
    else {
      const show = (count: number): string => count.toLocaleString('en');
      console.log(
        `${show(ledger.sources)} sources, ${show(ledger.polls)} polls, ${show(ledger.gaps)} of them with a gap`,
      );
      console.log(
        `${show(ledger.received)} items received = ${show(ledger.new)} new + ${show(ledger.known)} known + ${show(ledger.revised)} revised + ${show(ledger.rejected)} rejected`,
      );
      for (const { id, title, what } of faults) console.log(`source ${id}, ${title}: ${what}`);
      console.log(isBalanced ? 'The ledger balances.' : 'THE LEDGER DOES NOT BALANCE.');
    }
    return isBalanced ? 0 : 1;
  });
}

function findFaults(database: Database): Promise<Fault[]> {
  return database.rows<Fault>(
    `WITH made AS (
       SELECT source_id, count(*) AS polls, sum(received) AS received, sum(new) AS new, sum(known) AS known,
              sum(revised) AS revised, sum(rejected) AS rejected,
              count(*) FILTER (WHERE received <> new + known + revised + rejected
                                  OR rejected <> rejected_empty + rejected_unread + rejected_unstored) AS broken
       FROM polls GROUP BY source_id
     ), checked AS (
       SELECT s.id, s.title,
              CASE WHEN s.items_received <> s.items_new + s.items_known + s.items_revised + s.items_rejected
                     THEN 'its ledger does not add up'
                   WHEN made.broken > 0 THEN made.broken || ' polls do not add up'
                   WHEN s.polls_made = made.polls AND (s.items_received, s.items_new, s.items_known, s.items_revised,
                     s.items_rejected) <> (made.received, made.new, made.known, made.revised, made.rejected)
                     THEN 'its ledger is not the sum of its polls'
                   WHEN s.polls_made < made.polls THEN 'it has more polls than it counted'
              END AS what
       FROM sources s JOIN made ON made.source_id = s.id
     )
     SELECT id, title, what FROM checked WHERE what IS NOT NULL ORDER BY id LIMIT $1`,
    [MAX_FAULTS],
  );
}
