/** Signed checkpoints of the record: what somebody else keeps, so that a rewritten record can be told. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { AuditService } from './audit.service.js';
import { stateCheckpoint, type SignedCheckpoint } from './checkpoint-statement.js';
import { SigningService } from './signing.service.js';

@Injectable()
export class CheckpointsService {
  constructor(
    private readonly audit: AuditService,
    private readonly signing: SigningService,
    private readonly clock: Clock,
  ) {}

  /** The record's end as it stands now, signed; null while nothing is on record. */
  async make(): Promise<SignedCheckpoint | null> {
    const head = await this.audit.head();
    if (head === null) return null;
    const checkpoint = { ...head, at: this.clock.now().toISOString() };
    return { ...checkpoint, ...(await this.signing.sign(stateCheckpoint(checkpoint))) };
  }
}
