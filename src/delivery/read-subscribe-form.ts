/** Reads what a browser sent from the form for a new digest. */
import { emailSchema, termsFormSchema, termsSchema, type TermsInput } from './subscription-terms.js';

/** What it came to; a faulty form is shown again with what was given. */
export type SubscribeForm =
  | { readonly kind: 'fine'; readonly email: string; readonly terms: TermsInput }
  | { readonly kind: 'faulty'; readonly email: string; readonly terms: TermsInput; readonly faults: readonly string[] };

/** @param body As parsed from `application/x-www-form-urlencoded`. */
export function readSubscribeForm(body: unknown): SubscribeForm {
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const email = emailSchema.safeParse(given['email']);
  const terms = termsFormSchema.safeParse(body);
  if (email.success && terms.success) return { kind: 'fine', email: email.data, terms: terms.data };
  const typed = typeof given['email'] === 'string' ? given['email'].slice(0, 254) : '';
  return {
    kind: 'faulty',
    email: typed,
    terms: terms.success ? terms.data : termsSchema.parse({}),
    faults: [
      ...(email.success ? [] : ['The address does not look like an e-mail address.']),
      ...(terms.success ? [] : tellFaults(terms.error.issues)),
    ],
  };
}

/** "minPriority: …" in the words of the form. */
export function tellFaults(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): string[] {
  return issues.map(({ path, message }) => `${LABELS[String(path[0])] ?? 'The form'}: ${message}.`);
}

const LABELS: Readonly<Record<string, string>> = {
  regimes: 'Embargoes',
  kinds: 'Kinds',
  conduct: 'Conduct',
  languages: 'Languages',
  minPriority: 'Least priority',
  rhythm: 'How often',
  hour: 'Hour',
  weekday: 'Day',
  timeZone: 'Time zone',
};
