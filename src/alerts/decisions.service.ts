/** What reviewers made of alerts, by rule, source, regime and language: what the rules are worth in practice. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { LaggingAnswers, type LaggingAnswer } from '../platform/database/lagging-answers.js';
import type { DecisionGroup, Decisions } from './decision-schema.js';
import { DecisionsRepository } from './decisions.repository.js';
import { tallyDecisions } from './tally-decisions.js';

export type { DecisionGroup, DecisionRow, Decisions } from './decision-schema.js';

const DEFAULT_DAYS = 365;
const DAY_MS = 86_400_000;

@Injectable()
export class DecisionsService {
  private readonly kept: LaggingAnswers;

  constructor(
    private readonly decisions: DecisionsRepository,
    private readonly clock: Clock,
  ) {
    this.kept = new LaggingAnswers(clock);
  }

  /** The last year, for a page that people look at: it may lag, since evidence of a year takes a second to go through. */
  async countLagging(by: DecisionGroup): Promise<LaggingAnswer<Decisions>> {
    return this.kept.keep(by, () => this.count(by));
  }

  /** @param from Without it, a year before `to`; @param to without it, now. */
  async count(by: DecisionGroup, from: Date | null = null, to: Date | null = null): Promise<Decisions> {
    const end = to ?? this.clock.now();
    const start = from ?? new Date(end.getTime() - DEFAULT_DAYS * DAY_MS);
    const items = tallyDecisions(await this.decisions.count(by, start, end));
    return { from: start.toISOString(), to: end.toISOString(), by, items };
  }
}
