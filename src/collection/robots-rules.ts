/** One line of a group: a path pattern and whether it may be fetched. */
interface Rule {
  readonly pattern: string;
  readonly isAllowed: boolean;
}

/** What a robots.txt says to one agent. */
export interface RobotsRules {
  readonly rules: readonly Rule[];
  /** Pause that is asked for between two requests, in seconds; null where none is. No part of the standard, but meant. */
  readonly crawlDelaySeconds: number | null;
}

/** For a site that has no robots.txt. */
export const EVERYTHING_ALLOWED: RobotsRules = { rules: [], crawlDelaySeconds: null };

/** For a site whose robots.txt cannot be had: it must be assumed to forbid (RFC 9309, 2.3.1.4). */
export const NOTHING_ALLOWED: RobotsRules = {
  rules: [{ pattern: '/', isAllowed: false }],
  crawlDelaySeconds: null,
};

/** RFC 9309, 2.5: at least 500 KiB are to be read. */
const MAX_LENGTH = 512_000;
const MAX_RULES = 10_000;

/** A pause longer than this would starve the source; shorter ones are kept to. */
const MAX_DELAY_SECONDS = 60;

/**
 * Reads a robots.txt (RFC 9309) for one agent: the groups that name it, joined; else those for `*`. Lines that are none
 * are passed over. Linear in the length of the text.
 *
 * @param agent Product token, e.g. `EmbargoMonitor`; case does not matter.
 */
export function readRobots(text: string, agent: string): RobotsRules {
  const own: Group = { rules: [], delay: null, isNamed: false };
  const common: Group = { rules: [], delay: null, isNamed: false };
  const token = agent.toLowerCase();
  let current: Group[] = [];
  let isNaming = false;
  for (const line of text
    .slice(0, MAX_LENGTH)
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)) {
    const [, name, value] = /^\s{0,20}([a-zA-Z-]{1,40})\s{0,20}:([^#]*)/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    const key = name.toLowerCase();
    const said = value.trim();
    if (/^user-?agent$/.test(key)) {
      if (!isNaming) current = [];
      isNaming = true;
      const named = /^[a-z_-]+|^\*/i.exec(said)?.[0].toLowerCase();
      const group = named === '*' ? common : named === token ? own : null;
      if (group !== null) {
        group.isNamed = true;
        current.push(group);
      }
      continue;
    }
    if (key === 'allow' || key === 'disallow') {
      isNaming = false;
      for (const { rules } of current) {
        if (said !== '' && rules.length < MAX_RULES) rules.push({ pattern: said, isAllowed: key === 'allow' });
      }
    } else if (key === 'crawl-delay') {
      isNaming = false;
      const seconds = Number(said);
      for (const group of current) {
        if (seconds > 0) group.delay = Math.min(seconds, MAX_DELAY_SECONDS);
      }
    }
  }
  const { rules, delay } = own.isNamed ? own : common;
  return { rules, crawlDelaySeconds: delay };
}

interface Group {
  readonly rules: Rule[];
  delay: number | null;
  isNamed: boolean;
}

/** Whether an address may be fetched: the longest pattern that matches decides, an allowing one before its equal. */
export function isFetchAllowed({ rules }: RobotsRules, address: URL): boolean {
  const path = normalise(address.pathname + address.search);
  if (path === '/robots.txt') return true;
  let best: Rule | null = null;
  for (const rule of rules) {
    if (best !== null && rule.pattern.length < best.pattern.length) continue;
    if (best !== null && rule.pattern.length === best.pattern.length && !rule.isAllowed) continue;
    if (matches(normalise(rule.pattern), path)) best = rule;
  }
  return best?.isAllowed ?? true;
}

/** Escapes compare alike whatever their case, and characters beyond ASCII with their escapes (RFC 9309, 2.2.2). */
function normalise(path: string): string {
  // oxlint-disable-next-line no-control-regex
  const escaped = path.toWellFormed().replace(/[^\u0000-\u007F]+/g, encodeURIComponent);
  return escaped.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** `*` stands for anything, `$` at the end for the end. Each piece is sought once, in order: no going back over it. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$');
  const [start = '', ...pieces] = (isWhole ? pattern.slice(0, -1) : pattern).split('*');
  if (!path.startsWith(start)) return false;
  let at = start.length;
  const last = isWhole ? pieces.pop() : undefined;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  if (!isWhole) return true;
  return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last);
}
