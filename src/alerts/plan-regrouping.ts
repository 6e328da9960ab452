/**
 * What becomes of alerts when people move articles between stories. There is one alert for each story, kind and regime,
 * so evidence follows its article to the alert of the story to which that goes: one that stands there, one that was
 * joined to another earlier and now comes back, the alert it came from (where that keeps nothing at home), or a new one.
 * An alert that keeps nothing is joined to the one that took most of what it had. Nothing is dropped.
 */

/** An alert of the stories concerned, those joined to others earlier among them. */
export interface HeldAlert {
  readonly id: string;
  readonly storyId: string;
  readonly kind: string;
  readonly regime: string;
  /** Joined to another earlier: it holds nothing. */
  readonly isJoined: boolean;
}

/** A piece of evidence of one of them. */
export interface HeldEvidence {
  readonly id: string;
  readonly alertId: string;
  readonly articleId: string;
  /** Only restates the event: such evidence holds no alert by itself. */
  readonly isMention: boolean;
}

/** An article that goes from one story to another. */
export interface ArticleMove {
  readonly articleId: string;
  readonly from: string;
  readonly to: string;
}

/** An alert as it will stand. */
export interface RegroupedAlert {
  /** Null: a new one. */
  readonly alertId: string | null;
  readonly storyId: string;
  readonly kind: string;
  readonly regime: string;
  readonly evidenceIds: readonly string[];
  /** Alerts that are joined to it. */
  readonly joined: readonly string[];
}

interface Group {
  readonly storyId: string;
  readonly kind: string;
  readonly regime: string;
  readonly evidence: HeldEvidence[];
  alertId: string | null;
  readonly joined: string[];
}

/**
 * Plans; writes nothing. Deterministic.
 *
 * @param homes Where alerts belong that an undone act had carried off, unless that place is taken; others belong where
 *   they stand.
 * @returns Every alert that holds evidence afterwards, in order of story, kind and regime.
 */
export function planRegrouping(
  alerts: readonly HeldAlert[],
  evidence: readonly HeldEvidence[],
  moves: readonly ArticleMove[],
  homes: ReadonlyMap<string, string> = new Map(),
): RegroupedAlert[] {
  const byId = new Map(alerts.map((alert) => [alert.id, alert]));
  const moved = new Map(moves.map(({ articleId, from, to }) => [`${from}/${articleId}`, to]));
  const groups = new Map<string, Group>();
  const mentions: { readonly piece: HeldEvidence; readonly key: string }[] = [];
  for (const piece of evidence) {
    const alert = byId.get(piece.alertId);
    if (alert === undefined) continue;
    const storyId = moved.get(`${alert.storyId}/${piece.articleId}`) ?? alert.storyId;
    const key = keyOf({ ...alert, storyId });
    if (piece.isMention) {
      mentions.push({ piece, key });
      continue;
    }
    const group = groups.get(key);
    if (group !== undefined) group.evidence.push(piece);
    else {
      const { kind, regime } = alert;
      groups.set(key, { storyId, kind, regime, evidence: [piece], alertId: null, joined: [] });
    }
  }
  chooseAlerts(groups, alerts, homes);
  const taken = new Map(
    [...groups.values()].flatMap((group) => (group.alertId === null ? [] : [[group.alertId, group]])),
  );
  for (const alert of alerts.filter(({ id, isJoined }) => !isJoined && !taken.has(id))) {
    const heir = heirOf(alert.id, groups);
    if (heir === null) continue;
    heir.joined.push(alert.id);
    taken.set(alert.id, heir);
  }
  for (const { piece, key } of mentions) (groups.get(key) ?? taken.get(piece.alertId))?.evidence.push(piece);
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { evidence: pieces, ...group }]) => ({ ...group, evidenceIds: pieces.map(({ id }) => id) }));
}

function chooseAlerts(
  groups: ReadonlyMap<string, Group>,
  alerts: readonly HeldAlert[],
  homes: ReadonlyMap<string, string>,
): void {
  const ordered = [...alerts].sort((a, b) => compareIds(a.id, b.id));
  const chosen = new Set<string>();
  const choose = (alert: HeldAlert, storyId: string): void => {
    const group = groups.get(keyOf({ ...alert, storyId }));
    if (group === undefined || group.alertId !== null || chosen.has(alert.id)) return;
    group.alertId = alert.id;
    chosen.add(alert.id);
  };
  // Another may have been opened there since, if only to be joined elsewhere: a story keeps that one's place for good.
  const isFree = (place: string): boolean => !alerts.some((one) => keyOf(one) === place);
  for (const alert of ordered) {
    const storyId = homes.get(alert.id);
    if (storyId !== undefined && isFree(keyOf({ ...alert, storyId }))) choose(alert, storyId);
  }
  for (const alert of ordered) if (!alert.isJoined) choose(alert, alert.storyId);
  for (const alert of ordered) if (alert.isJoined) choose(alert, alert.storyId);
  for (const group of groups.values()) {
    if (group.alertId !== null) continue;
    const idle = ordered.find(({ id }) => !chosen.has(id) && group.evidence.some(({ alertId }) => alertId === id));
    if (idle === undefined) continue;
    group.alertId = idle.id;
    chosen.add(idle.id);
  }
}

/** The group that took most of what an alert had; the first among equals. */
function heirOf(alertId: string, groups: ReadonlyMap<string, Group>): Group | null {
  let heir: Group | null = null;
  let most = 0;
  for (const [, group] of [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const had = group.evidence.filter((piece) => piece.alertId === alertId).length;
    if (had > most) [heir, most] = [group, had];
  }
  return heir;
}

function keyOf({ storyId, kind, regime }: Pick<HeldAlert, 'storyId' | 'kind' | 'regime'>): string {
  return `${storyId}|${kind}|${regime}`;
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
