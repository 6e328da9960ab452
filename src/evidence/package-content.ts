/** What a package of evidence holds, file by file, from what is on record. Pure. */
import type { KeptEvidence } from '../alerts/kept-evidence.js';
import type { AlertDetail } from '../alerts/alert-schema.js';
import type { Regime } from '../detection/pack.js';
import type { KeptEntry } from '../platform/audit/encode-entry.js';
import type { Replay } from './replay-schema.js';
import type { SignedCheckpoint } from '../platform/audit/checkpoint-statement.js';

/** Everything a package is made of. */
export interface PackageSource {
  readonly alert: AlertDetail;
  readonly evidence: readonly KeptEvidence[];
  readonly entries: readonly KeptEntry[];
  readonly checkpoint: SignedCheckpoint | null;
  /** The embargo as the register in use has it; null where an operator's rules no longer hold it. */
  readonly regime: Regime | null;
  /** What came of reading the texts anew when the package was made. */
  readonly replay: Replay;
  /** The rules that read them, as they were then. */
  readonly packs: readonly PackSource[];
  readonly made: MadeBy;
}

/** A pack as it was kept. */
export interface PackSource {
  readonly version: string;
  readonly files: readonly { readonly path: string; readonly source: string; readonly isOverlay: boolean }[];
}

/** When, by whom and with what a package was made. */
export interface MadeBy {
  /** UTC, ISO 8601. */
  readonly at: string;
  /** As the record names them. */
  readonly by: string;
  readonly product: string;
  readonly engine: { readonly node: string; readonly v8: string; readonly icu: string; readonly unicode: string };
  /** The pack in use; each piece of evidence names the one that read it. */
  readonly packVersion: string;
}

/** A file of the package whose content is known as text: made whenever it is asked for, the same each time. */
export interface TextFile {
  readonly path: string;
  readonly text: () => string;
}

/** A file of the package that holds captured bytes. */
export interface CaptureFile {
  readonly path: string;
  /** Hexadecimal; also the name of the file. */
  readonly sha256: string;
}

/** Names the layout, so that a verifier knows what to expect. */
const FORMAT = 'embargo-monitor evidence package 1';

/** Every text file but the report, the list of hashes and what is signed. */
export function textFiles(source: PackageSource): TextFile[] {
  const { alert, evidence, entries, checkpoint, regime, replay, packs, made } = source;
  return [
    { path: 'alert.json', text: () => json(alert) },
    ...evidence.flatMap((piece) => [
      { path: `articles/${piece.id}.json`, text: () => json(describePiece(piece)) },
      { path: `articles/${piece.id}.txt`, text: () => `${piece.title}\n\n${piece.text}\n` },
    ]),
    ...distinctCaptures(evidence).map((piece) => ({
      path: `captures/${piece.captureSha256}.json`,
      text: () => json(describeCapture(piece)),
    })),
    { path: 'record.json', text: () => json({ format: FORMAT, entries, checkpoint }) },
    { path: 'register.json', text: () => json(regime) },
    { path: 'replay.json', text: () => json(replay) },
    ...packs.map((pack) => ({ path: `packs/${pack.version}.json`, text: () => json(pack) })),
    {
      path: 'manifest.json',
      text: () => json({ format: FORMAT, alertId: alert.id, alertVersion: alert.version, ...made }),
    },
  ];
}

/** The captured bytes, each once however many articles were read from them. */
export function captureFiles(evidence: readonly KeptEvidence[]): CaptureFile[] {
  return distinctCaptures(evidence).map(({ captureSha256 }) => ({
    path: `captures/${captureSha256}.bin`,
    sha256: captureSha256,
  }));
}

/** Lines as `sha256sum` writes and checks them. @param hashes Path and SHA-256 of each file. */
export function sumLines(hashes: readonly { readonly path: string; readonly sha256: string }[]): string {
  return hashes
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');
}

type Captured = KeptEvidence & { readonly captureSha256: string };

function distinctCaptures(evidence: readonly KeptEvidence[]): Captured[] {
  const seen = new Map<string, Captured>();
  for (const piece of evidence) {
    const { captureSha256 } = piece;
    if (captureSha256 !== null && !seen.has(captureSha256)) seen.set(captureSha256, { ...piece, captureSha256 });
  }
  return [...seen.values()];
}

function describePiece(piece: KeptEvidence): object {
  return {
    id: piece.id,
    articleId: piece.articleId,
    revisionId: piece.revisionId,
    isCurrent: piece.isCurrent,
    isMention: piece.isMention,
    isCopy: piece.isCopy,
    sourceTitle: piece.sourceTitle,
    publisher: piece.publisher,
    reliability: piece.reliability,
    country: piece.country,
    url: piece.url,
    language: piece.language,
    title: piece.title,
    text: piece.text,
    contentHash: piece.contentHash,
    captureSha256: piece.captureSha256,
    publishedAt: instant(piece.publishedAt),
    retrievedAt: instant(piece.retrievedAt),
    addedAt: instant(piece.addedAt),
    packVersion: piece.packVersion,
    engine: piece.engine,
    languageHint: piece.languageHint,
    passages: piece.passages,
    finding: piece.detail,
  };
}

function describeCapture(piece: Captured): object {
  return {
    sha256: piece.captureSha256,
    address: piece.captureAddress,
    finalAddress: piece.captureFinalAddress,
    mediaType: piece.captureMediaType,
    retrievedAt: instant(piece.retrievedAt),
    headers: piece.captureHeaders,
  };
}

function instant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
