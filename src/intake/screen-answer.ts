/** What screening a text answers: the contract that `POST /api/v1/screen` and `cli -- screen --jsonl` share. */
import { z } from 'zod';
import type { Explanation } from '../detection/explain.js';
import type { Claim, Detection, DetectionArticle, Finding, ProvisionRef } from '../detection/finding.js';
import { explanationAnswerSchema, toExplanationAnswer } from './explanation-answer.js';

const ids = z.array(z.string());
const provision = z.object({ resolution: z.string(), paragraph: z.string().nullable() });
const modality = ids.describe('How it is told: reported, alleged, denied …');

const claimSchema = z.object({
  act: z.string().optional().describe('Of regime changes: what the Council or a committee is said to have done'),
  conduct: ids,
  supplier: ids,
  recipient: ids,
  intermediary: ids,
  items: ids,
  identifiers: z.array(z.object({ type: z.string(), value: z.string() })),
  place: z.array(z.object({ country: z.string(), area: z.string().nullable(), role: z.string() })),
  date: z.object({ from: z.string(), to: z.string() }),
  modality,
  by: z.string().nullable().describe('Who says it, in the words of the text'),
  deniedBy: z.string().nullable().describe('Who denies it, in the words of the text'),
  background: z.boolean().describe('A restatement of something known'),
  exemptions: z
    .array(z.object({ id: z.string(), summary: z.string(), provision: provision.nullable() }))
    .describe('What may make it lawful and is to be ruled out; each has lowered the confidence'),
  confidence: z.number(),
  explanation: z.string().describe('Why the law applies'),
});

const evidenceSchema = z.object({
  field: z.enum(['title', 'text']),
  start: z.int().describe('In UTF-16 code units'),
  end: z.int(),
  quote: z.string(),
  rule: z.string().describe('Id of the frame that read it'),
  isDenial: z.boolean().describe('It denies the claim'),
});

export const screenAnswerSchema = z
  .object({
    packVersion: z.string(),
    title: z.string().describe('As screened'),
    text: z.string().describe('As screened; the offsets of the evidence refer to it'),
    language: z.string().nullable().describe('As recognised'),
    isRead: z.boolean().describe('False where the pack has no lexicon for the language: then nothing was looked for'),
    alerts: z.array(
      z.object({
        kind: z.string(),
        regime: z.string(),
        status: z.string(),
        confidence: z.number(),
        conduct: ids,
        supplier: ids,
        recipient: ids,
        items: ids,
        modality,
        provisions: z.array(provision),
        claims: z.array(claimSchema),
        evidence: z.array(evidenceSchema),
      }),
    ),
    quiet: z.array(
      z.object({
        regime: z.string(),
        reason: z.string().describe('What the law or the date kept from alerting'),
        clause: provision.nullable(),
        explanation: z.string(),
        evidence: z.array(evidenceSchema),
      }),
    ),
    explanation: explanationAnswerSchema.nullable().describe('Every step of the reading, where asked for'),
  })
  .meta({ id: 'ScreenAnswer' });

export type ScreenAnswer = z.output<typeof screenAnswerSchema>;

/**
 * The answer for one text; quotes are exact slices of its fields.
 * @param explanation Every step of the same reading, where it was asked for.
 */
export function toScreenAnswer(
  article: DetectionArticle,
  detection: Detection,
  explanation: Explanation | null = null,
): ScreenAnswer {
  return {
    packVersion: detection.packVersion,
    title: article.title,
    text: article.text,
    language: detection.recognisedLanguage,
    isRead: detection.language !== null,
    alerts: detection.findings.map((finding) => toAlert(article, finding)),
    quiet: detection.quiet.map(({ regime, reason, clause, explanation, evidence }) => ({
      regime,
      reason,
      clause: clause === null ? null : cite(clause),
      explanation,
      evidence: evidence.map((span) => quote(article, span)),
    })),
    explanation: explanation === null ? null : toExplanationAnswer(article, explanation),
  };
}

function toAlert(article: DetectionArticle, finding: Finding): ScreenAnswer['alerts'][number] {
  return {
    kind: finding.kind,
    regime: finding.regime,
    status: finding.status,
    confidence: round(finding.confidence),
    conduct: [...finding.conduct],
    supplier: [...finding.supplier],
    recipient: [...finding.recipient],
    items: [...finding.items],
    modality: [...finding.modality],
    provisions: finding.provisions.map(cite),
    claims: finding.claims.map(toClaim),
    evidence: finding.evidence.map((span) => quote(article, span)),
  };
}

function toClaim(claim: Claim): z.output<typeof claimSchema> {
  return {
    ...(claim.act === undefined ? {} : { act: claim.act }),
    conduct: [...claim.conduct],
    supplier: [...claim.supplier],
    recipient: [...claim.recipient],
    intermediary: [...claim.intermediary],
    items: [...claim.items],
    identifiers: claim.identifiers.map(({ type, value }) => ({ type, value })),
    place: claim.places.map(({ country, area, role }) => ({ country, area, role })),
    date: { from: claim.date.from, to: claim.date.to },
    modality: [...claim.modality],
    by: claim.by,
    deniedBy: claim.deniedBy,
    background: claim.background,
    exemptions: claim.exemptions.map(({ id, summary, provision: clause }) => ({
      id,
      summary,
      provision: clause === null ? null : cite(clause),
    })),
    confidence: round(claim.confidence),
    explanation: claim.explanation,
  };
}

function quote(
  article: DetectionArticle,
  { field, start, end, rule, isDenial }: Finding['evidence'][number],
): z.output<typeof evidenceSchema> {
  return { field, start, end, quote: article[field].slice(start, end), rule, isDenial: isDenial === true };
}

function cite({ resolution, paragraph }: ProvisionRef): z.output<typeof provision> {
  return { resolution, paragraph };
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
