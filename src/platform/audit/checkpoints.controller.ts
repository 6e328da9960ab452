import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../http/needs.js';
import { nothingOnRecord } from './audit.errors.js';
import { signedCheckpointSchema, type SignedCheckpoint } from './checkpoint-statement.js';
import { CheckpointsService } from './checkpoints.service.js';

@ApiTags('Record')
@Controller('api/v1/audit')
export class CheckpointsController {
  constructor(private readonly checkpoints: CheckpointsService) {}

  @ApiOperation({
    summary: 'A signed checkpoint of the record of acts',
    description:
      'Keep it outside this installation. `verify-audit --checkpoint FILE` then proves that every entry up to it stands as it stood: none changed, none added, none cut off. It cannot prove that what was written was true, nor anything about entries made after it.',
  })
  @ApiOkResponse({ description: 'The last entry’s number and hash, signed', standardSchema: signedCheckpointSchema })
  @Needs('viewer', 'alerts:read')
  @Get('checkpoint')
  async make(): Promise<SignedCheckpoint> {
    const checkpoint = await this.checkpoints.make();
    if (checkpoint === null) throw nothingOnRecord();
    return checkpoint;
  }
}
