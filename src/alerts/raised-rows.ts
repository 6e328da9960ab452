/** The rows of a raised batch, from what was placed and planned. */
import type { FullAlertRow } from './alert-row.js';
import type { ArrivedPiece, ArrivedScreening } from './arrived-screening.js';
import type { AlertWrite, StoryArticleRow } from './kept-rows.js';
import { partyName, regimeName } from './party-names.js';
import type { AlertPlan } from './plan-batch.js';
import type { Revision } from './revise-alert.js';
import { searchTerms } from './search-terms.js';
import { storedKeys, type PlacedArticle } from './story-board.js';

/** A screening of the batch, each finding at its place. */
export interface PlacedScreening extends PlacedArticle {
  readonly arrived: ArrivedScreening;
}

/** An alert that the batch touches. */
export interface PlannedAlert {
  readonly id: string;
  readonly storyId: string;
  readonly kind: AlertWrite['kind'];
  readonly regime: string;
  readonly standing: FullAlertRow | null;
  readonly plan: AlertPlan<ArrivedPiece>;
}

/** Each article once in each of its stories, as it came last. */
export function storyArticles(placed: readonly PlacedScreening[]): StoryArticleRow[] {
  const rows = new Map<string, StoryArticleRow>();
  for (const { arrived, places } of placed) {
    const stories = [...new Set(places.map(({ storyId }) => storyId))];
    for (const [at, storyId] of stories.entries()) {
      const place = places.find((other) => other.storyId === storyId);
      if (place === undefined) continue;
      const facts = arrived.article.facts.filter((_, index) => places[index]?.storyId === storyId);
      const key = `${storyId}/${arrived.article.articleId}`;
      const ground = place.ground === 'known' ? (rows.get(key)?.ground ?? 'same-article') : place.ground;
      rows.set(key, {
        ...arrived.member,
        storyId,
        ground,
        similarity: place.similarity,
        isCopy: place.isCopy,
        copyOf: place.copyOf,
        facts,
        keys: storedKeys(arrived.article, facts, at === 0, place.isCopy),
      });
    }
  }
  return [...rows.values()];
}

/** The row of a planned alert whose values moved. */
export function alertWrite(alert: PlannedAlert, revision: Revision, now: Date): AlertWrite {
  return writeOf(
    alert,
    revision,
    alert.plan.kept.flatMap(({ piece }) => piece.searched()),
    now,
  );
}

/** @param searched Texts by which the alert shall be found, besides what it says itself. */
export function writeOf(
  alert: Pick<PlannedAlert, 'id' | 'storyId' | 'kind' | 'regime' | 'standing'>,
  { values, priority, reopenedReason }: Pick<Revision, 'values' | 'priority' | 'reopenedReason'>,
  searched: readonly string[],
  now: Date,
): AlertWrite {
  const { id, storyId, kind, regime, standing } = alert;
  const isBack = reopenedReason !== null;
  return {
    ...values,
    provisions: [...values.provisions],
    conduct: [...values.conduct],
    supplier: [...values.supplier],
    recipient: [...values.recipient],
    items: [...values.items],
    modality: [...values.modality],
    languages: [...values.languages],
    id,
    storyId,
    kind,
    regime,
    state: isBack ? 'open' : (standing?.state ?? 'open'),
    stateReason: isBack ? null : (standing?.stateReason ?? null),
    reopenedAt: isBack ? now : (standing?.reopenedAt ?? null),
    reopenedReason: reopenedReason ?? standing?.reopenedReason ?? null,
    assigneeId: standing?.assigneeId ?? null,
    mergedInto: null,
    labels: standing?.labels ?? [],
    snoozedUntil: standing?.snoozedUntil ?? null,
    dueAt: standing?.dueAt ?? null,
    proposedAct: standing?.proposedAct ?? null,
    proposedReason: standing?.proposedReason ?? null,
    proposedBy: standing?.proposedBy ?? null,
    priority: priority.priority,
    priorityExact: priority.exact,
    priorityParts: priority.parts,
    credibility: priority.credibility,
    reliability: priority.reliability,
    raisedAt: standing?.raisedAt ?? now,
    changedAt: now,
    version: (standing?.version ?? 0) + 1,
    edition: standing?.edition ?? 1,
    search: searchTerms([
      values.headline,
      regime,
      regimeName(regime),
      ...[...values.supplier, ...values.recipient].flatMap((party) => [party, partyName(party)]),
      ...values.claims.flatMap((claim) => claim.identifiers.map(({ value }) => value)),
      ...searched,
    ]),
  };
}
