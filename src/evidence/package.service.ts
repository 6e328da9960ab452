/** Makes a package of evidence of one alert, and puts on record that it was made. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { AlertEvidenceService } from '../alerts/alert-evidence.service.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { CheckpointsService } from '../platform/audit/checkpoints.service.js';
import { SigningService } from '../platform/audit/signing.service.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import type { Actor } from '../platform/http/needs.js';
import { KeptPacksService } from '../rules/kept-packs.service.js';
import { RulesService } from '../rules/rules.service.js';
import { evidenceTooLarge } from './evidence.errors.js';
import { captureFiles, sumLines, textFiles, type PackageSource, type TextFile } from './package-content.js';
import { renderReport } from './render-report.js';
import { MOST_PIECES_AT_ONCE, ReplayService } from './replay.service.js';
import { VerifierClient } from './verifier.client.js';

/** A package on its way out, with the headers it is answered with. */
export interface EvidencePackage {
  readonly headers: Readonly<Record<string, string>>;
  /** The ZIP file; its parts are made, and captured bytes read from the database, one at a time as it flows. */
  readonly stream: Readable;
}

/** Of all texts with what was read in them: they, and the report of them, are held in memory while it flows. */
const MAX_TEXT_BYTES = 64 * 1_024 * 1_024;

@Injectable()
export class PackageService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly evidence: AlertEvidenceService,
    private readonly audit: AuditService,
    private readonly checkpoints: CheckpointsService,
    private readonly signing: SigningService,
    private readonly rules: RulesService,
    private readonly packs: KeptPacksService,
    private readonly replays: ReplayService,
    private readonly verifier: VerifierClient,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns The package, which is on record as `alert.export-evidence` with the hash of its list of hashes before its
   *   first byte leaves.
   * @throws Refusal `alert-not-found`, `evidence-too-large`.
   */
  async make(alertId: string, actor: Actor): Promise<EvidencePackage> {
    const source = await this.gather(alertId, actor);
    const at = this.clock.now();
    const captures = captureFiles(source.evidence);
    const report = renderReport(source);
    const texts: TextFile[] = [
      { path: 'README.txt', text: () => this.verifier.readme },
      { path: 'report.html', text: () => report },
      { path: 'verify.mjs', text: () => this.verifier.script },
      ...textFiles(source),
    ];
    // The key stands in the package as well: it must be among the hashes, so it is asked for before they are listed.
    const publicKey = await this.signing.publicKey();
    texts.push({ path: 'public-key.pem', text: () => publicKey });
    const sums = Buffer.from(sumLines([...texts.map(hashOf), ...captures]), 'utf8');
    const { signature } = await this.signing.sign(sums);
    await this.recordExport(source, sums, actor);
    const zip = new ZipFile();
    const stream = new Readable().wrap(zip.outputStream);
    zip.on('error', (error: Error) => stream.destroy(error));
    // One file at a time, at the pace of whoever reads: a package of an alert with thousands of texts is never held whole.
    const add = (path: string, read: () => Promise<Buffer>): void =>
      zip.addReadStreamLazy(path, { mtime: at }, (give) => {
        read().then(
          (bytes) => give(null, Readable.from([bytes])),
          (error: unknown) => give(error, Readable.from([])),
        );
      });
    for (const { path, text } of texts) add(path, async () => Buffer.from(text(), 'utf8'));
    add('SHA256SUMS', async () => sums);
    add('SHA256SUMS.sig', async () => Buffer.from(`${signature}\n`, 'utf8'));
    for (const { path, sha256 } of captures) add(path, async () => this.evidence.readBody(sha256));
    zip.end();
    const headers = {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="alert-${alertId}-version-${source.alert.version}.zip"`,
      'cache-control': 'private, no-store',
    };
    return { headers, stream };
  }

  private async gather(alertId: string, actor: Actor): Promise<PackageSource> {
    const { alert } = await this.alerts.get(alertId);
    if ((await this.evidence.measureBytes(alertId)) > MAX_TEXT_BYTES) throw evidenceTooLarge(MAX_TEXT_BYTES);
    const [evidence, entries, checkpoint] = await Promise.all([
      this.evidence.list(alertId),
      this.audit.listOfSubject('alert', alertId),
      this.checkpoints.make(),
    ]);
    const replay = await this.replays.replay(alertId, MOST_PIECES_AT_ONCE);
    const packs = await this.packs.readFiles([...new Set(evidence.map(({ packVersion }) => packVersion))]);
    const { pack } = this.rules;
    const { node, v8, icu = '', unicode = '' } = process.versions;
    return {
      alert,
      evidence,
      entries,
      checkpoint,
      regime: pack.register.regimes.find(({ id }) => id === alert.regime) ?? null,
      replay,
      packs,
      made: {
        at: this.clock.now().toISOString(),
        by: actor.id,
        product: this.verifier.product,
        engine: { node, v8, icu, unicode },
        packVersion: pack.version,
      },
    };
  }

  private async recordExport({ alert }: PackageSource, sums: Buffer, actor: Actor): Promise<void> {
    const after = { version: alert.version, sums: createHash('sha256').update(sums).digest('hex') };
    await this.database.transaction((tx) =>
      this.audit.record(
        { actor: actor.id, act: 'alert.export-evidence', subjectType: 'alert', subjectId: alert.id, after },
        tx,
      ),
    );
  }
}

function hashOf({ path, text }: TextFile): { path: string; sha256: string } {
  return { path, sha256: createHash('sha256').update(text(), 'utf8').digest('hex') };
}
