/** What an alert rests on, whole, as it was kept. */
import { Injectable } from '@nestjs/common';
import { readKept } from '../platform/database/kept-bytes.js';
import { AlertEvidenceRepository } from './alert-evidence.repository.js';
import type { KeptEvidence } from './kept-evidence.js';

@Injectable()
export class AlertEvidenceService {
  constructor(private readonly evidence: AlertEvidenceRepository) {}

  /** In the order in which it was added; copies, mentions and earlier texts among it. */
  async list(alertId: string): Promise<KeptEvidence[]> {
    return this.evidence.list(alertId);
  }

  /** How large {@link list} would be: texts with their findings, in bytes of UTF-8. */
  async measureBytes(alertId: string): Promise<number> {
    return this.evidence.measureBytes(alertId);
  }

  /** The bytes as they were retrieved. @param sha256 As evidence names it. @throws Error where they are gone. */
  async readBody(sha256: string): Promise<Buffer> {
    const kept = await this.evidence.findBody(sha256);
    if (kept === null) throw new Error(`The captured bytes ${sha256} are not in the database`);
    return readKept(kept);
  }
}
