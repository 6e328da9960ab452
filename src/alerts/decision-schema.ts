/** What reviewers made of alerts, by what the alerts rest on, as the API tells it. */
import { z } from 'zod';
import { instant } from './alert-schema.js';

/** By what decisions are counted. */
export const DECISION_GROUPS = ['rule', 'source', 'regime', 'language'] as const;
export type DecisionGroup = (typeof DECISION_GROUPS)[number];

const share = z.number().min(0).max(1);

export const decisionRowSchema = z
  .object({
    id: z.string().describe('Frame id, source id, regime or language'),
    label: z.string(),
    alerts: z.int().describe('Raised in the period'),
    confirmed: z.int(),
    dismissed: z.int(),
    reasons: z.record(z.string(), z.int()).describe('Dismissed, by reason'),
    precision: share.nullable().describe('Confirmed of all decided; null where nothing was decided'),
    precision95: z.tuple([share, share]).nullable().describe('Its 95 % interval (Wilson)'),
  })
  .meta({ id: 'DecisionCount' });

export const decisionsSchema = z
  .object({
    from: instant,
    to: instant,
    by: z.enum(DECISION_GROUPS),
    items: z.array(decisionRowSchema).describe('The most alerts first'),
  })
  .meta({ id: 'Decisions' });

/** One rule, source, regime or language. */
export type DecisionRow = z.output<typeof decisionRowSchema>;
export type Decisions = z.output<typeof decisionsSchema>;
