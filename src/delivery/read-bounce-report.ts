/**
 * Reads what mail systems send back: delivery status notifications (RFC 3464, in a multipart/report of RFC 6522) and
 * complaints (RFC 5965). Made by strangers, so every loop is bounded and nothing is believed but the Message-ID of a mail of
 * ours, which only those know who have had it.
 */

/** What a report says. */
export interface BounceReport {
  /** `bounced`: it will never be delivered; `given-up`: not this time; `complaint`: its reader reported it as unwanted. */
  readonly kind: 'bounced' | 'given-up' | 'complaint';
  /** Message-IDs of mails it is about, with their brackets. */
  readonly messageIds: readonly string[];
  /** The words of the system that reports, one line. */
  readonly words: string;
}

const MOST_CHARACTERS = 1_000_000;
const MOST_PARTS = 20;
const MOST_HEADERS = 200;
const MOST_IDS = 10;
const MOST_WORDS = 500;

interface Part {
  readonly type: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** @returns Null for what is no report of either kind, or reports no failure. */
export function readBounceReport(raw: string): BounceReport | null {
  const whole = readPart(raw.slice(0, MOST_CHARACTERS).replaceAll('\r\n', '\n'));
  if (whole.type !== 'multipart/report') return null;
  const parts = partsOf(whole);
  const messageIds = originalIds(parts);
  if (messageIds.length === 0) return null;
  const status = parts.find(({ type }) => type === 'message/delivery-status');
  if (status !== undefined) return readStatus(decoded(status), messageIds);
  const feedback = parts.find(({ type }) => type === 'message/feedback-report');
  return feedback === undefined ? null : readFeedback(decoded(feedback), messageIds);
}

/** Blocks of fields: the first for the message, one more for each recipient. */
function readStatus(text: string, messageIds: readonly string[]): BounceReport | null {
  const failed = text
    .split(/\n[ \t]*\n/)
    .slice(0, MOST_PARTS)
    .map((block) => readHeaders(block))
    .filter((fields) => fields.get('action')?.toLowerCase().trim() === 'failed');
  const [first] = failed;
  if (first === undefined) return null;
  const isForGood = failed.some((fields) => /^5\.\d{1,3}\.\d{1,3}/.test(fields.get('status')?.trim() ?? ''));
  const words = [first.get('status'), first.get('diagnostic-code')].filter((each) => each !== undefined).join(' ');
  return { kind: isForGood ? 'bounced' : 'given-up', messageIds, words: oneLine(words) };
}

function readFeedback(text: string, messageIds: readonly string[]): BounceReport | null {
  const type = readHeaders(text).get('feedback-type')?.toLowerCase().trim() ?? '';
  return type === 'abuse' || type === 'fraud' || type === 'opt-out'
    ? { kind: 'complaint', messageIds, words: `Reported by its reader: ${type}.` }
    : null;
}

/** From the returned mail or its headers, which stand in a part of their own. */
function originalIds(parts: readonly Part[]): string[] {
  const returned = parts.filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  const ids = returned.flatMap((part) => {
    const text = decoded(part);
    const end = text.search(/\n[ \t]*\n/);
    return (
      readHeaders(end < 0 ? text : text.slice(0, end))
        .get('message-id')
        ?.match(/<[^<>\s]{3,200}>/g) ?? []
    );
  });
  return [...new Set(ids)].slice(0, MOST_IDS);
}

function partsOf({ headers, body }: Part): Part[] {
  const boundary = parameterOf(headers.get('content-type') ?? '', 'boundary');
  if (boundary === null) return [];
  const parts: Part[] = [];
  let at = `\n${body}`.indexOf(`\n--${boundary}`);
  const text = `\n${body}`;
  while (at >= 0 && parts.length < MOST_PARTS) {
    const start = text.indexOf('\n', at + 1);
    if (start < 0 || text.startsWith('--', at + 3 + boundary.length)) break;
    const next = text.indexOf(`\n--${boundary}`, start);
    parts.push(readPart(text.slice(start + 1, next < 0 ? undefined : next)));
    at = next;
  }
  return parts;
}

function readPart(text: string): Part {
  // A part without headers begins with an empty line.
  const end = text.startsWith('\n') ? 0 : text.indexOf('\n\n');
  const headers = readHeaders(end < 0 ? text : text.slice(0, end));
  const type = (headers.get('content-type') ?? 'text/plain').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return { type, headers, body: end < 0 ? '' : text.slice(text.startsWith('\n') ? 1 : end + 2) };
}

/** Names in lower case, folded lines joined (RFC 5322, 2.2.3); the first of several counts. */
function readHeaders(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name: string | null = null;
  for (const line of text.split('\n', MOST_HEADERS)) {
    if (/^[ \t]/.test(line)) {
      if (name !== null) fields.set(name, `${fields.get(name) ?? ''} ${line.trim()}`.slice(0, 4_000));
      continue;
    }
    const colon = line.indexOf(':');
    name = colon > 0 && colon < 80 ? line.slice(0, colon).trim().toLowerCase() : null;
    if (name !== null && fields.has(name)) name = null;
    if (name !== null)
      fields.set(
        name,
        line
          .slice(colon + 1)
          .trim()
          .slice(0, 4_000),
      );
  }
  return fields;
}

function parameterOf(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]{1,200})"|([^\\s;"]{1,200}))`, 'i').exec(header);
  return found?.[1] ?? found?.[2] ?? null;
}

function decoded({ headers, body }: Part): string {
  switch (headers.get('content-transfer-encoding')?.toLowerCase().trim() ?? '') {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1').replaceAll('\r\n', '\n');
    case 'quoted-printable':
      return body
        .replaceAll(/=\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    default:
      return body;
  }
}

function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_WORDS);
}
