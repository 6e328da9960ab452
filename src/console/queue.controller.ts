/** `/queue`: what waits for review. */
import { Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { UsersService } from '../access/users.service.js';
import { AlertPagesService, type AlertFilter, type AlertSort } from '../alerts/alert-pages.service.js';
import { several } from '../alerts/alert-query-schema.js';
import { toSnapshot } from '../alerts/alert-row.js';
import { AlertsService } from '../alerts/alerts.service.js';
import { StoriesService } from '../alerts/stories.service.js';
import { CommentsService } from '../alerts/comments.service.js';
import { DeskSettingsService } from '../alerts/desk-settings.service.js';
import { DismissalReasonsService } from '../alerts/dismissal-reasons.service.js';
import { tellHours } from '../alerts/review-due.js';
import { ALERT_STATES, WAITING_STATES } from '../alerts/review-states.js';
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

const VIEWS = ['needs-review', 'mine', 'mentions', 'second-opinion', 'overdue', 'came-back', 'asleep', 'all'] as const;
type View = (typeof VIEWS)[number];

const VIEW_LABELS: Readonly<Record<View, string>> = {
  'needs-review': 'Needs review',
  mine: 'Mine',
  mentions: 'Mentions me',
  'second-opinion': 'Second opinion',
  overdue: 'Overdue',
  'came-back': 'Came back',
  asleep: 'Snoozed',
  all: 'All',
};

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
    const base = this.viewFilter(query.view, actor, now);
    const chosen: Chosen = {
      state: query.state,
      regime: query.regime,
      kind: query.kind,
      told: query.told,
      language: query.language,
    };
    const searched = {
      ...base,
      ...(query.q === '' ? {} : { q: query.q }),
      ...(query.label === '' ? {} : { label: query.label }),
    };
    const filter = narrow(searched, chosen);
    const walk = { list: 'queue', view: query.view, q: query.q, label: query.label, sort: query.sort, ...chosen };
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, position, walk);
    const start = after === null ? null : { sortKey: after[0], id: after[1] };
    const overdue = this.viewFilter('overdue', actor, now);
    const [{ rows }, total, late, views, facets, people, unchecked, troubled, settings, reasons, saved, unseen] =
      await Promise.all([
        this.alerts.list(filter, query.sort as AlertSort, start, PAGE + 1),
        this.pages.count(filter),
        this.pages.count({ ...filter, ...overdue }),
        Promise.all(VIEWS.map((view) => this.pages.count(this.viewFilter(view, actor, now)))),
        this.facets(searched, chosen),
        this.users.list(null, 1_000),
        actor.role === 'admin' ? this.register.countUnchecked() : null,
        actor.role === 'viewer' ? null : this.sources.countTroubled(),
        this.settings.get(),
        this.reasons.list(),
        this.saved.list(actor.userId ?? '0'),
        this.comments.countUnseenMentions(actor.userId ?? '0'),
      ]);
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
      total,
      overdue: late,
      views: VIEWS.map((view, index) => ({
        label: VIEW_LABELS[view],
        href: view === 'needs-review' ? '/queue' : `/queue?view=${view}`,
        count: view === 'mentions' ? unseen : (views[index] ?? null),
        isCurrent: view === query.view,
        isLate: view === 'mentions' ? unseen > 0 : view === 'overdue' && (views[index] ?? 0) > 0,
      })),
      facets,
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
      footNote: `At ${now.toISOString().slice(11, 16)} UTC. Counts may lag a little behind the list${query.q === '' ? '' : ' and stop at 10,000'}.`,
    };
    await this.frames.send(request, reply, (frame) => QueuePage({ frame, model }));
  }

  private viewFilter(view: View, actor: Actor, now: Date): AlertFilter {
    const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    switch (view) {
      case 'needs-review':
        return { state: WAITING_STATES, awakeAt: minute };
      case 'mine':
        return { state: WAITING_STATES, assignee: actor.userId ?? '0', awakeAt: minute };
      case 'mentions':
        return { mentions: actor.userId ?? '0' };
      case 'second-opinion':
        return { state: ['second-opinion'] };
      case 'asleep':
        return { snoozed: true };
      case 'overdue':
        return { overdueAt: minute };
      case 'came-back':
        return { isBack: minute };
      case 'all':
        return {};
    }
  }

  /** Each facet counts what would be there under the other filters, its own left out. */
  private async facets(searched: AlertFilter, chosen: Chosen): ReturnType<typeof buildFacets> {
    return buildFacets(chosen, (column, others) => this.pages.countBy(column, narrow(searched, others)));
  }
}

/** A view limited by what is chosen. A chosen state stands in the place of the view's own. */
function narrow(filter: AlertFilter, chosen: Partial<Chosen>): AlertFilter {
  return {
    ...filter,
    ...(chosen.state === undefined ? {} : { state: chosen.state }),
    ...(chosen.regime === undefined ? {} : { regime: chosen.regime }),
    ...(chosen.kind?.length === 1 ? { kind: chosen.kind[0] } : {}),
    ...(chosen.told === undefined ? {} : { anyModality: chosen.told }),
    ...(chosen.language === undefined ? {} : { anyLanguage: chosen.language }),
  };
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
