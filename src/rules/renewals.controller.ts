/** `/api/v1/renewals`: what falls due in the register, and that somebody looked. */
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { checkBody, checkedRenewalSchema } from './embargo-schema.js';
import { RegisterService, type CheckedRenewal } from './register.service.js';

const params = z.object({ id: z.string().max(80).describe('Id of the renewal, e.g. south-sudan-2026-05-31') });

const list = z.object({
  items: z.array(checkedRenewalSchema),
  next: z.null().describe('All fit on one page'),
});

@ApiTags('Embargoes')
@Controller('api/v1/renewals')
export class RenewalsController {
  constructor(private readonly register: RegisterService) {}

  @ApiOperation({
    summary: 'What falls due in the register',
    description:
      'Ends that were last seen, presumed renewals that nobody has verified, mandates and days on the keeper’s list; ' +
      'the nearest day first. `needsCheck`: due or overdue, and nobody has looked within 30 days.',
  })
  @ApiOkResponse({ description: 'All of them', standardSchema: list })
  @Needs('viewer', 'embargoes:read')
  @Get()
  async list(): Promise<z.output<typeof list>> {
    return { items: await this.register.listRenewals(), next: null };
  }

  @ApiOperation({
    summary: 'Say that a renewal was looked up',
    description: 'Kept on record with who looked and what was found. The register itself is changed in its files.',
  })
  @ApiOkResponse({ description: 'The renewal as it is now', standardSchema: checkedRenewalSchema })
  @Needs('analyst', 'alerts:review')
  @Post(':id/check')
  @HttpCode(200)
  async check(
    @Param({ schema: params }) { id }: z.output<typeof params>,
    @Body({ schema: checkBody }) { note }: z.output<typeof checkBody>,
    @CurrentActor() actor: Actor,
  ): Promise<CheckedRenewal> {
    return this.register.checkRenewal(id, note, actor);
  }
}
