/** `/relations`: who is said to supply whom, time and again. */
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { party, several } from '../alerts/alert-query-schema.js';
import { capitalise, partyName } from '../alerts/party-names.js';
import { RelationsService } from '../alerts/relations.service.js';
import { CONDUCTS, REGIMES, type Conduct } from '../detection/vocabulary.js';
import { Needs } from '../platform/http/needs.js';
import { buildRelation } from './build-relations.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { formatTime } from './pages/format-instant.js';
import { CONDUCT_LABELS } from './pages/labels.js';
import { nameRegime } from './pages/name-things.js';
import { RelationsPage, type RelationChoice } from './pages/relations-page.js';

/** A form sends what was not chosen as an empty text; what is unknown narrows nothing. */
const orAny = <T extends z.ZodType>(schema: T): z.ZodType<z.output<T> | undefined> =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional().catch(undefined));

const query = z.object({
  regime: orAny(several(z.enum(REGIMES))),
  conduct: orAny(several(z.enum(CONDUCTS))),
  party: orAny(party),
  cursor: z.string().max(2_000).optional(),
});
const PAGE = 50;

@ConsolePage('relations')
export class RelationPagesController {
  constructor(
    private readonly frames: FramesService,
    private readonly relations: RelationsService,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get()
  async show(
    @Query({ schema: query }) { regime, conduct, party: either, cursor }: z.output<typeof query>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [{ value: found, at }, { value: parties }] = await Promise.all([
      this.relations.listLagging({ regime, conduct, party: either, cursor, limit: PAGE }),
      this.relations.listParties(),
    ]);
    const onwards = new URLSearchParams([
      ...(regime ?? []).map((id) => ['regime', id]),
      ...(conduct ?? []).map((id) => ['conduct', id]),
      ...(either === undefined ? [] : [['party', either]]),
      ['cursor', found.next ?? ''],
    ]);
    const known = either === undefined || parties.includes(either) ? parties : [...parties, either];
    const model = {
      choices: [
        choiceOf('regime', 'Embargo', 'Any embargo', [...REGIMES], regime ?? [], nameRegime),
        choiceOf('conduct', 'Conduct', 'Any conduct', [...CONDUCTS], conduct ?? [], (id) =>
          capitalise(CONDUCT_LABELS[id as Conduct]),
        ),
        choiceOf('party', 'Supplier or recipient', 'Any party', known, either === undefined ? [] : [either], (id) =>
          capitalise(partyName(id)),
        ),
      ],
      rows: found.items.map(buildRelation),
      nextHref: found.next === null ? null : `/relations?${onwards.toString()}`,
      at: formatTime(at),
    };
    await this.frames.send(request, reply, (frame) => RelationsPage({ frame, model }));
  }
}

/** A list to choose from, in the order of the alphabet. */
function choiceOf(
  name: string,
  label: string,
  any: string,
  ids: readonly string[],
  chosen: readonly string[],
  wordFor: (id: string) => string,
): RelationChoice {
  const options = ids.map((value) => ({ value, label: wordFor(value), isChosen: chosen.includes(value) }));
  return { name, label, any, options: options.sort((a, b) => a.label.localeCompare(b.label, 'en')) };
}
