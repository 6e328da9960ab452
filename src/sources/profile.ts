/** What a source looks like from outside, so that another publication under its address is told from itself. */

/** As stored. */
export interface Profile {
  /** Title of the document, or null. */
  readonly title: string | null;
  /** Sites that its items lead to, the most frequent first, without `www.`. */
  readonly sites: readonly string[];
  /** It has been without items before and come back: for this source that is no silence. */
  readonly mayBeEmpty: boolean;
}

const MAX_SITES = 5;
const MAX_TITLE_LENGTH = 300;

/** @param links Addresses of the items' pages; what is none is left out. */
export function profileOf(title: string | null, links: readonly (string | null)[]): Profile {
  const counts = new Map<string, number>();
  for (const link of links) {
    const site = siteOf(link);
    if (site !== null) counts.set(site, (counts.get(site) ?? 0) + 1);
  }
  const sites = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_SITES);
  return {
    title: title === null ? null : title.slice(0, MAX_TITLE_LENGTH),
    sites: sites.map(([site]) => site),
    mayBeEmpty: false,
  };
}

/**
 * Whether a document none of whose items is known is another publication's: its items lead to none of the sites they led
 * to; where one of the two names no site, its title has no word in common with the one before.
 */
export function hasTurnedInto(before: Profile, after: Profile): boolean {
  if (before.sites.length > 0 && after.sites.length > 0) {
    const ends = new Set(before.sites.map(lastTwoLabels));
    return !after.sites.some((site) => ends.has(lastTwoLabels(site)));
  }
  const known = new Set(wordsOf(before.title));
  const words = wordsOf(after.title);
  return known.size > 0 && words.length > 0 && !words.some((word) => known.has(word));
}

function siteOf(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const host = new URL(link).hostname.replace(/^www\./, '');
  return host === '' ? null : host;
}

/** `edition.example.org` and `example.org` are one house. */
function lastTwoLabels(site: string): string {
  return /^[\d.]+$/.test(site) ? site : site.split('.').slice(-2).join('.');
}

function wordsOf(title: string | null): string[] {
  return (title ?? '').toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
