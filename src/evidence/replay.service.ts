/** Reads the texts of an alert anew, as they were read then: from what was kept, with the pack of that day. */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { contentOf, unionOfContents } from '../alerts/alert-content.js';
import { AlertEvidenceService } from '../alerts/alert-evidence.service.js';
import type { AlertDetail } from '../alerts/alert-schema.js';
import { AlertsService } from '../alerts/alerts.service.js';
import type { KeptEvidence } from '../alerts/kept-evidence.js';
import { detect } from '../detection/detect.js';
import type { Finding } from '../detection/finding.js';
import type { Pack } from '../detection/pack.js';
import { Clock } from '../platform/clock/clock.js';
import { KeptPacksService, type EngineName } from '../rules/kept-packs.service.js';
import { canonicalText, compareContents, compareReadings, type ToldContent } from './compare-readings.js';
import { evidenceTooLarge } from './evidence.errors.js';
import { judgeReplay } from './judge-replay.js';
import type { Replay, ReplayedPiece } from './replay-schema.js';

/** Of all texts with their findings: they are held in memory while they are read. */
const MAX_TEXT_BYTES = 64 * 1_024 * 1_024;

/** Pieces of evidence read in one request; the command line reads all. */
export const MOST_PIECES_AT_ONCE = 200;

/** Findings that people made stand under versions that no pack ever has. */
const BY_HAND = /^by-hand-/;

/** A piece read anew, with the finding that the alert is put together from. */
interface Reread {
  readonly piece: ReplayedPiece;
  readonly finding: Finding | null;
}

type PackOrReason = { readonly pack: Pack } | { readonly missing: string };

@Injectable()
export class ReplayService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly evidence: AlertEvidenceService,
    private readonly packs: KeptPacksService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param mostPieces Pieces of evidence looked at, the latest texts first; the rest is counted as left.
   * @throws Refusal `alert-not-found`, `evidence-too-large`.
   */
  async replay(alertId: string, mostPieces = Infinity): Promise<Replay> {
    const { alert } = await this.alerts.get(alertId);
    if ((await this.evidence.measureBytes(alertId)) > MAX_TEXT_BYTES) throw evidenceTooLarge(MAX_TEXT_BYTES);
    const all = await this.evidence.list(alertId);
    const current = all.filter(({ isCurrent }) => isCurrent);
    const ordered = [...current, ...all.filter(({ isCurrent }) => !isCurrent)];
    const looked = ordered.slice(0, mostPieces);
    const engine = await this.packs.engine();
    const engines = await this.packs.findEngines(all.flatMap((piece) => piece.engine ?? []));
    const packs = await this.findPacks(looked);
    const reread: Reread[] = [];
    for (const kept of looked) {
      await nextTurn();
      reread.push(await this.reread(kept, alert, packs, { own: engine, known: engines }));
    }
    const pieces = reread.map(({ piece }) => piece);
    const left = all.length - looked.length;
    const told = this.compareAlert(alert, looked, reread, current.length);
    return {
      alertId,
      at: this.clock.now().toISOString(),
      verdict: judgeReplay(pieces, left, told, engine.version),
      engine,
      pieces,
      left,
      alert: told,
    };
  }

  private async findPacks(pieces: readonly KeptEvidence[]): Promise<Map<string, PackOrReason>> {
    const packs = new Map<string, PackOrReason>();
    for (const { packVersion } of pieces) {
      if (packs.has(packVersion) || BY_HAND.test(packVersion)) continue;
      packs.set(packVersion, await this.findPack(packVersion));
    }
    return packs;
  }

  /** A pack that was altered, or that this code refuses, is as good as none; the reason is told. */
  private async findPack(version: string): Promise<PackOrReason> {
    try {
      const pack = await this.packs.find(version);
      return pack === null ? { missing: `pack ${version}: it was not kept` } : { pack };
    } catch (error) {
      return { missing: `pack ${version}: ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  private async reread(
    kept: KeptEvidence,
    alert: Pick<AlertDetail, 'kind' | 'regime'>,
    packs: ReadonlyMap<string, PackOrReason>,
    engines: { readonly own: EngineName; readonly known: ReadonlyMap<string, EngineName> },
  ): Promise<Reread> {
    const intact = {
      isTextIntact: sha256(`${kept.title}\0${kept.text}`) === kept.contentHash,
      isCaptureIntact: kept.captureSha256 === null ? null : await this.isIntact(kept.captureSha256),
    };
    const { id, articleId, revisionId, publisher, title, packVersion } = kept;
    const said = { evidenceId: id, articleId, revisionId, publisher, title, packVersion, engine: kept.engine };
    const keptHash = sha256(canonicalText(kept.detail));
    if (BY_HAND.test(packVersion)) {
      const none = { outcome: 'by-hand' as const, missing: [], differs: [], recomputedHash: null };
      return { piece: { ...said, ...intact, ...none, keptHash }, finding: kept.detail };
    }
    const found = packs.get(packVersion);
    const missing = [
      ...(found !== undefined && 'missing' in found ? [found.missing] : []),
      ...missingEngine(kept.engine, engines.own, engines.known),
    ];
    if (found === undefined || 'missing' in found) {
      const none = { outcome: 'not-recomputed' as const, missing, differs: [], recomputedHash: null };
      return { piece: { ...said, ...intact, ...none, keptHash }, finding: null };
    }
    const finding = findingIn(kept, alert, found.pack);
    const { isSame, differs } = compareReadings(kept.detail, finding);
    const outcome = isSame ? ('same' as const) : ('differs' as const);
    const recomputedHash = sha256(canonicalText(finding));
    const piece = { ...said, ...intact, outcome, missing, differs: [...differs], keptHash, recomputedHash };
    return { piece, finding };
  }

  private async isIntact(captureSha256: string): Promise<boolean> {
    try {
      return sha256(await this.evidence.readBody(captureSha256)) === captureSha256;
    } catch {
      return false;
    }
  }

  private compareAlert(
    alert: AlertDetail,
    looked: readonly KeptEvidence[],
    reread: readonly Reread[],
    currentCount: number,
  ): Replay['alert'] {
    const own = looked.flatMap((kept, index) =>
      kept.isCurrent && !kept.isMention
        ? [{ articleId: kept.articleId, language: kept.language, finding: reread[index]?.finding ?? null }]
        : [],
    );
    const contents = own.flatMap(({ finding, ...rest }) => (finding === null ? [] : [contentOf({ ...rest, finding })]));
    if (looked.length < currentCount || contents.length === 0 || contents.length < own.length)
      return { outcome: 'not-recomputed', differs: [] };
    const { isSame, differs } = compareContents(withoutLinks(alert), unionOfContents(contents));
    return { outcome: isSame ? 'same' : 'differs', differs: [...differs] };
  }
}

/** The addresses of documents are told with an alert and are no part of it. */
function withoutLinks(alert: AlertDetail): ToldContent {
  const plain = (cited: AlertDetail['provisions']): { id: string; resolution: string; paragraph: string | null }[] =>
    cited.map(({ id, resolution, paragraph }) => ({ id, resolution, paragraph }));
  const claims = alert.claims.map((claim) => ({ ...claim, provisions: plain(claim.provisions) }));
  return { ...alert, provisions: plain(alert.provisions), claims };
}

function findingIn(
  kept: KeptEvidence,
  { kind, regime }: Pick<AlertDetail, 'kind' | 'regime'>,
  pack: Pack,
): Finding | null {
  const { title, text, languageHint, publishedAt } = kept;
  // Evidence from before hints were kept knows the language that was read, which says the same but for ties.
  const language = kept.engine === null ? kept.language : languageHint;
  const { findings } = detect({ title, text, language, published: publishedAt?.toISOString() ?? null }, pack);
  return findings.find((finding) => finding.kind === kind && finding.regime === regime) ?? null;
}

function missingEngine(version: string | null, own: EngineName, known: ReadonlyMap<string, EngineName>): string[] {
  if (version === own.version) return [];
  if (version === null) return ['engine: it was not noted which one it was'];
  const named = known.get(version);
  if (named === undefined) return [`engine ${version}: nothing more is known of it`];
  const code = named.codeHash === own.codeHash ? 'the same code' : `code ${named.codeHash.slice(0, 16)}`;
  return [
    `engine ${version}: ${named.product}, ${code}, Node ${named.node}, ICU ${named.icu}, Unicode ${named.unicode}`,
  ];
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
