/** Takes out of the alerts what their articles no longer say: withdrawn, changed, or read otherwise by other rules. */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/database.js';
import { contentOf, type AlertContent } from './alert-content.js';
import type { FullAlertRow } from './alert-row.js';
import { ChangesRepository } from './changes.repository.js';
import { withdrawnReport } from './edition-meaning.js';
import { RaisingRepository, type StandingEvidence } from './raising.repository.js';
import { reviseAlert, type AlertValues } from './revise-alert.js';
import type { Priority } from './score-priority.js';
import { WithdrawalsRepository, type ReadAgain, type UnsaidReport } from './withdrawals.repository.js';

@Injectable()
export class WithdrawalsService {
  constructor(
    private readonly withdrawals: WithdrawalsRepository,
    private readonly raising: RaisingRepository,
    private readonly changes: ChangesRepository,
  ) {}

  /**
   * Sets aside, as part of `tx`, what these readings do not bear out any more, and computes the alerts anew from what
   * is left. An alert that nothing is left of stands as it last was, with no article: whoever was told of it is told so.
   */
  async withdraw(screenings: readonly ReadAgain[], at: Date, tx: Tx): Promise<void> {
    const unsaid = await this.withdrawals.findUnsaid(screenings, tx);
    if (unsaid.length === 0) return;
    await this.withdrawals.setAside(
      unsaid.map(({ evidenceId }) => evidenceId),
      tx,
    );
    const told = unsaid.filter(({ isMention }) => !isMention);
    const touched = new Set(told.map(({ alertId }) => alertId));
    const locked = await this.raising.lockAlertsOf([...new Set(told.map(({ storyId }) => storyId))], tx);
    // One that was joined to another has left the feed: what it kept for itself is computed anew where it comes back.
    const rows = locked.filter(({ id, mergedInto }) => touched.has(id) && mergedInto === null);
    const alertIds = rows.map(({ id }) => id);
    if (alertIds.length === 0) return;
    const evidence = await this.raising.listEvidence(alertIds, tx);
    const contents = Map.groupBy(await this.raising.listFindings(alertIds, tx), ({ alertId }) => alertId);
    const writes = rows.map((row) => {
      const left = evidence.filter(
        ({ alertId, isCurrent, isMention }) => alertId === row.id && isCurrent && !isMention,
      );
      return rewrite(row, (contents.get(row.id) ?? []).map(contentOf), left, at);
    });
    await this.raising.updateAlerts(writes, tx);
    for (const id of alertIds) {
      const reports = told.filter(({ alertId }) => alertId === id);
      this.changes.note(id, 'updated', ['withdrawn'], tx, {
        causes: [...new Set(reports.map((report) => (howOf(report) === 'rules' ? 'rules' : 'withdrawn')))],
        reports: reports.map((report) => withdrawnReport(report, howOf(report))),
      });
    }
  }
}

function howOf({ isRetracted, isOtherText }: UnsaidReport): 'retracted' | 'changed' | 'rules' {
  if (isRetracted) return 'retracted';
  return isOtherText ? 'changed' : 'rules';
}

function rewrite(
  row: FullAlertRow,
  contents: readonly AlertContent[],
  left: readonly StandingEvidence[],
  at: Date,
): Parameters<RaisingRepository['updateAlerts']>[0][number] {
  const common = { changedAt: at, version: row.version + 1, search: [] };
  if (contents.length === 0) {
    return { ...row, ...common, articleCount: 0, copyCount: 0, independentCount: 0 };
  }
  // Where only copies are left, the first of them stands for the telling.
  const { values, priority } = reviseAlert(row, row, [], contents, left, at);
  return { ...row, ...common, ...columnsOf(values), ...rated(priority) };
}

function columnsOf(values: AlertValues): Pick<FullAlertRow, keyof AlertValues> {
  return {
    ...values,
    provisions: [...values.provisions],
    conduct: [...values.conduct],
    supplier: [...values.supplier],
    recipient: [...values.recipient],
    items: [...values.items],
    modality: [...values.modality],
    languages: [...values.languages],
  };
}

function rated(
  priority: Priority,
): Pick<FullAlertRow, 'priority' | 'priorityExact' | 'priorityParts' | 'credibility' | 'reliability'> {
  return {
    priority: priority.priority,
    priorityExact: priority.exact,
    priorityParts: priority.parts,
    credibility: priority.credibility,
    reliability: priority.reliability,
  };
}
