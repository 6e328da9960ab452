/** `/queue`: what waits for review. */
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { AlertPagesService, type AlertSort } from '../alerts/alert-pages.service.js';
import { countAlerts, countByValue } from '../alerts/alert-tally.js';
import { several } from '../alerts/alert-query-schema.js';
import { toSnapshot } from '../alerts/alert-row.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { StoriesService } from '../alerts/stories.service.js';
import { CommentsService } from '../alerts/comments.service.js';
import { DeskSettingsService } from '../alerts/desk-settings.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { tellHours } from '../alerts/review-due.js';
import { ALERT_STATES } from '../alerts/review-states.js';
import { SavedViewsService } from '../alerts/saved-views.service.js';
import { KINDS, LANGUAGES, MODALITIES, REGIMES } from '../detection/vocabulary.js';
import { Clock } from '../platform/clock/clock.js';
import { decodeCursor, encodeCursor } from '../platform/http/cursor.js';
import { idText } from '../platform/http/list-query.js';
import { CurrentActor, Needs, type Actor } from '../platform/http/needs.js';
import { RegisterService } from '../rules/register.service.js';
import { SourcesService } from '../sources/sources.service.js';
import { buildFacets, type Chosen } from './build-facets.js';
import { buildRow, groupRows, type Names } from './build-queue.js';
import { describeUnchecked } from './build-renewals.js';
import { describeTroubled } from './build-source.js';
import { buildSavedView, keepableOf } from './build-views.js';
import { ConsolePage } from './console-page.controller.js';
import { FramesService } from './frames.service.js';
import { QueuePage } from './pages/queue-page.js';
import { narrow, viewFilter, viewTally, VIEW_LABELS, VIEWS } from './queue-views.js';

const SORTS = [
  { value: 'priority', label: 'Most urgent first' },
  { value: 'raised', label: 'Newest first' },
  { value: 'changed', label: 'Last changed first' },
] as const;

const queueQuery = z.object({
  view: z.enum(VIEWS).default('needs-review').catch('needs-review'),
  state: several(z.enum(ALERT_STATES)).optional().catch(undefined),
  regime: several(z.enum(REGIMES)).optional().catch(undefined),
  kind: several(z.enum(KINDS)).optional().catch(undefined),
  told: several(z.enum(MODALITIES)).optional().catch(undefined),
  language: several(z.enum(LANGUAGES)).optional().catch(undefined),
  label: z.string().trim().max(40).default('').catch(''),
  q: z.string().trim().max(200).default('').catch(''),
  sort: z.enum(['priority', 'raised', 'changed']).default('priority').catch('priority'),
  cursor: z.string().max(2_000).optional(),
});
type QueueQuery = z.output<typeof queueQuery>;

const position = z.tuple([z.string().max(60), idText]);
const SNOOZE_DAYS = [1, 2, 3, 7, 14, 30] as const;
const PAGE = 50;

/** Overdue is told to the minute, so that counts of one minute can be kept. */
const MINUTE_MS = 60_000;

/** Counts older than this tell their time. */
const OLD_COUNTS_MS = 150_000;

@ConsolePage()
export class QueueController {
  constructor(
    private readonly frames: FramesService,
    private readonly alerts: AlertsService,
    private readonly pages: AlertPagesService,
    private readonly stories: StoriesService,
    private readonly users: UsersService,
    private readonly settings: DeskSettingsService,
    private readonly reasons: DismissalReasonsService,
    private readonly saved: SavedViewsService,
    private readonly comments: CommentsService,
    private readonly register: RegisterService,
    private readonly sources: SourcesService,
    private readonly clock: Clock,
  ) {}

  @Needs('viewer', 'alerts:read')
  @Get()
  async home(@Res() reply: FastifyReply): Promise<void> {
    await reply.redirect('/queue', 303);
  }

  @Needs('viewer', 'alerts:read')
  @Get('queue')
  async show(
    @Query({ schema: queueQuery }) query: QueueQuery,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const now = this.clock.now();
    const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const userId = actor.userId ?? '0';
    const chosen: Chosen = {
      state: query.state,
      regime: query.regime,
      kind: query.kind,
      told: query.told,
      language: query.language,
    };
    const words = {
      ...(query.q === '' ? {} : { q: query.q }),
      ...(query.label === '' ? {} : { label: query.label }),
    };
    const walk = { list: 'queue', view: query.view, q: query.q, label: query.label, sort: query.sort, ...chosen };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, position, walk);
    const start = after === null ? null : { sortKey: after[0], id: after[1] };
    const filter = narrow({ ...viewFilter(query.view, userId, minute), ...words }, chosen);
    const [{ rows }, everything, counted, people, unchecked, troubled, settings, reasons, saved, unseen] =
      await Promise.all([
        this.alerts.list(filter, query.sort as AlertSort, start, PAGE + 1),
        this.pages.tally({}),
        this.pages.tally({ ...words, ...(query.view === 'mentions' ? { mentions: userId } : {}) }),
        this.users.list(null, 1_000),
        actor.role === 'admin' ? this.register.countUnchecked() : null,
        actor.role === 'viewer' ? null : this.sources.countTroubled(),
        this.settings.get(),
        this.reasons.list(),
        this.saved.list(userId),
        this.comments.countUnseenMentions(userId),
      ]);
    const own = viewTally(query.view, userId);
    const names: Names = new Map(people.map(({ id, name }) => [id, name]));
    const bands = settings.reviewDue;
    const shown = rows.slice(0, PAGE);
    const [leads, asked] = await Promise.all([
      this.pages.findLeadClaims(shown.map(({ id }) => id)),
      this.stories.listSuggestions(shown.map(({ storyId }) => storyId)),
    ]);
    const mayDecide = actor.role !== 'viewer';
    const dates = new Map(shown.map((row) => [row.id, query.sort === 'changed' ? row.changedAt : row.raisedAt]));
    const built = shown.map((row) =>
      buildRow(
        toSnapshot(row),
        { dueAt: row.dueAt, bands },
        leads.get(row.id) ?? null,
        names,
        now,
        asked.get(row.storyId),
        mayDecide,
      ),
    );
    const last = shown.at(-1);
    const next = rows.length > PAGE && last ? encodeCursor([last.sortKey, last.id], walk) : null;
    const model = {
      title: VIEW_LABELS[query.view],
      view: query.view,
      total: countAlerts(counted.value, narrow(own, chosen)),
      overdue: countAlerts(counted.value, { ...narrow(own, chosen), isOverdue: true }),
      views: VIEWS.map((view) => {
        const count = view === 'mentions' ? unseen : countAlerts(everything.value, viewTally(view, userId));
        return {
          label: VIEW_LABELS[view],
          href: view === 'needs-review' ? '/queue' : `/queue?view=${view}`,
          count,
          isCurrent: view === query.view,
          isLate: (view === 'mentions' || view === 'overdue') && count > 0,
        };
      }),
      // Each facet counts what would be there under the other filters, its own left out.
      facets: buildFacets(chosen, (column, others) => countByValue(counted.value, column, narrow(own, others))),
      mayReview: actor.role !== 'viewer',
      saved: saved.map((view) => buildSavedView(view, actor.userId)),
      keepable: keepableOf(query),
      bulk: {
        reasons: reasons.filter(({ isRetired }) => !isRetired).map(({ id, words }) => ({ value: id, label: words })),
        people: people.filter(({ role, isActive }) => isActive && role !== 'viewer'),
        snoozes: SNOOZE_DAYS.map((days) => ({ value: String(days), label: tellHours(days * 24) })),
      },
      search: query.q,
      sort: query.sort,
      sorts: SORTS,
      sourceNotices: troubled === null ? [] : describeTroubled(troubled),
      registerNotice: unchecked === null ? null : describeUnchecked(unchecked),
      groups: groupRows(built, query.sort, bands, (id) => dates.get(id) ?? now),
      nextHref: next === null ? null : addressOf(query, next),
      firstHref: after === null ? null : addressOf(query, null),
      footNote: tellCounts(now, counted.at, query.q !== ''),
    };
    await this.frames.send(request, reply, (frame) => QueuePage({ frame, model }));
  }
}

/** How far the counts can be trusted. */
function tellCounts(now: Date, countedAt: Date, isSearched: boolean): string {
  const clock = (instant: Date): string => instant.toISOString().slice(11, 16);
  const isOld = now.getTime() - countedAt.getTime() > OLD_COUNTS_MS;
  const lag = isOld ? `Counts are of ${clock(countedAt)} UTC` : 'Counts may lag a little behind the list';
  return `At ${clock(now)} UTC. ${lag}${isSearched ? ' and stop at 10,000' : ''}.`;
}

function addressOf(query: QueueQuery, cursor: string | null): string {
  const search = new URLSearchParams();
  for (const name of ['view', 'q', 'label', 'sort'] as const) if (query[name] !== '') search.set(name, query[name]);
  for (const name of ['state', 'regime', 'kind', 'told', 'language'] as const) {
    for (const value of query[name] ?? []) search.append(name, value);
  }
  if (cursor !== null) search.set('cursor', cursor);
  return `/queue?${search.toString()}`;
}
