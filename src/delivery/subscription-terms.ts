/** What a subscription asks for, checked at the door: the same for the API and for the forms. */
import { z } from 'zod';
import { CONDUCTS, KINDS, LANGUAGES, REGIMES } from '../detection/vocabulary.js';
import { isTimeZone, RHYTHMS, type Schedule } from './find-next-due.js';

/** Which alerts, and when. An empty list asks for all. */
export interface SubscriptionTerms extends Schedule {
  readonly regimes: readonly string[];
  readonly kinds: readonly string[];
  readonly conduct: readonly string[];
  readonly languages: readonly string[];
  /** 0–100. */
  readonly minPriority: number;
}

const some = <const T extends readonly [string, ...string[]]>(
  values: T,
): z.ZodDefault<z.ZodArray<z.ZodEnum<{ [K in T[number]]: K }>>> =>
  z.array(z.enum(values)).max(values.length).default([]);

/** What a new subscription gets where it does not say otherwise. */
export const termsSchema = z.strictObject({
  regimes: some(REGIMES).describe('Whose embargoes; empty for all'),
  kinds: some(KINDS).describe('Empty for all'),
  conduct: some(CONDUCTS).describe('Alerts with at least one of these; empty for all'),
  languages: some(LANGUAGES).describe('Alerts told in at least one of these; empty for all'),
  minPriority: z.int().min(0).max(100).default(40).describe('Least priority, 0–100'),
  rhythm: z.enum(RHYTHMS).default('daily').describe('immediate: gathered for some minutes'),
  hour: z.int().min(0).max(23).default(8).describe('Local hour of daily and weekly digests'),
  weekday: z.int().min(1).max(7).default(1).describe('Of weekly digests: 1 Monday to 7 Sunday'),
  timeZone: z.string().max(64).refine(isTimeZone, 'must be a time zone, e.g. Europe/Vienna').default('UTC'),
});

/** An address that mail can go to. Its two parts are kept as given; only case is of no matter. */
export const emailSchema = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})?)+$/,
    'must be an e-mail address',
  )
  .refine((email) => !/^\.|\.\.|\.@|-\.|-$/.test(email), 'must be an e-mail address')
  .meta({ description: 'E-mail address', example: 'a.person@example.org' });

/** A form's fields as browsers send them: numbers are text, one choice of several is no list. */
export const termsFormSchema = z.preprocess((fields: unknown) => {
  const given = { ...(typeof fields === 'object' && fields !== null ? fields : {}) } as Record<string, unknown>;
  const list = (name: string): unknown[] => (given[name] === undefined ? [] : [given[name]].flat());
  const number = (name: string): unknown =>
    typeof given[name] === 'string' && given[name].trim() !== '' ? Number(given[name]) : undefined;
  return {
    regimes: list('regimes'),
    kinds: list('kinds'),
    conduct: list('conduct'),
    languages: list('languages'),
    minPriority: number('minPriority'),
    rhythm: given['rhythm'],
    hour: number('hour'),
    weekday: number('weekday'),
    timeZone: given['timeZone'],
  };
}, termsSchema);

export type TermsInput = z.output<typeof termsSchema>;
