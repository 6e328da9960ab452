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
import { RulesService } from '../rules/rules.service.js';
import { captureFiles, sumLines, textFiles, type PackageSource, type TextFile } from './package-content.js';
import { renderReport } from './render-report.js';
import { VerifierClient } from './verifier.client.js';

/** A package on its way out, with the headers it is answered with. */
export interface EvidencePackage {
  readonly headers: Readonly<Record<string, string>>;
  /** The ZIP file; captured bytes are read from the database one at a time as it flows. */
  readonly stream: Readable;
}

@Injectable()
export class PackageService {
  constructor(
    private readonly alerts: AlertsService,
    private readonly evidence: AlertEvidenceService,
    private readonly audit: AuditService,
    private readonly checkpoints: CheckpointsService,
    private readonly signing: SigningService,
    private readonly rules: RulesService,
    private readonly verifier: VerifierClient,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns The package, which is on record as `alert.export-evidence` with the hash of its list of hashes before its
   *   first byte leaves.
   * @throws Refusal `alert-not-found`.
   */
  async make(alertId: string, actor: Actor): Promise<EvidencePackage> {
    const source = await this.gather(alertId, actor);
    const at = this.clock.now();
    const captures = captureFiles(source.evidence);
    const texts: TextFile[] = [
      { path: 'README.txt', text: this.verifier.readme },
      { path: 'report.html', text: renderReport(source) },
      { path: 'verify.mjs', text: this.verifier.script },
      ...textFiles(source),
    ];
    // The key stands in the package as well: it must be among the hashes, so it is asked for before they are listed.
    const { publicKey } = await this.signing.sign(Buffer.alloc(0));
    texts.push({ path: 'public-key.pem', text: publicKey });
    const sums = Buffer.from(sumLines([...texts.map(hashOf), ...captures]), 'utf8');
    const { signature } = await this.signing.sign(sums);
    await this.recordExport(source, sums, actor);
    const zip = new ZipFile();
    const add = (path: string, bytes: Buffer): void => zip.addBuffer(bytes, path, { mtime: at });
    for (const { path, text } of texts) add(path, Buffer.from(text, 'utf8'));
    add('SHA256SUMS', sums);
    add('SHA256SUMS.sig', Buffer.from(`${signature}\n`, 'utf8'));
    const stream = new Readable().wrap(zip.outputStream);
    zip.on('error', (error: Error) => stream.destroy(error));
    for (const { path, sha256 } of captures) {
      zip.addReadStreamLazy(path, { mtime: at }, (give) => {
        this.evidence.readBody(sha256).then(
          (body) => give(null, Readable.from([body])),
          (error: unknown) => give(error, Readable.from([])),
        );
      });
    }
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
    const [evidence, entries, checkpoint] = await Promise.all([
      this.evidence.list(alertId),
      this.audit.listOfSubject('alert', alertId),
      this.checkpoints.make(),
    ]);
    const { pack } = this.rules;
    const { node, v8, icu = '', unicode = '' } = process.versions;
    return {
      alert,
      evidence,
      entries,
      checkpoint,
      regime: pack.register.regimes.find(({ id }) => id === alert.regime) ?? null,
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
  return { path, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}
