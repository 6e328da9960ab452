/**
 * Query parameters that tell who referred the reader and never what is read. Matched whole and in lower case. `ref`,
 * `source`, `id` and the like are left alone: on many sites they choose the page.
 */
const TRACKING_PARAMETERS = new Set([
  '_ga',
  '_gl',
  '_hsenc',
  '_hsmi',
  '_openstat',
  'cmpid',
  'dclid',
  'fb_action_ids',
  'fb_action_types',
  'fb_ref',
  'fb_source',
  'fbclid',
  'ftag',
  'gbraid',
  'gclid',
  'gclsrc',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
  'igsh',
  'igshid',
  'li_fat_id',
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  'msclkid',
  'ncid',
  'ns_campaign',
  'ns_linkname',
  'ns_mchannel',
  'ns_source',
  'oly_anon_id',
  'oly_enc_id',
  'ref_src',
  'ref_url',
  's_cid',
  'spm',
  'sr_share',
  'taid',
  'twclid',
  'ttclid',
  'wbraid',
  'wickedid',
  'wt_mc',
  'wt.mc_id',
  'xtor',
  'yclid',
  'ysclid',
]);

/** Families of tracking parameters, by how their names begin. */
const TRACKING_PREFIXES = ['utm_', 'mtm_', 'pk_', 'piwik_', 'hsa_', 'vero_', 'traffic_source'];

/** Campaign parameters that the BBC and others name with `at_`; a bare `at_id` or the like is kept. */
const AT_CAMPAIGN = new Set([
  'at_medium',
  'at_campaign',
  'at_campaign_type',
  'at_format',
  'at_link_id',
  'at_link_origin',
  'at_link_type',
  'at_ptr_name',
  'at_bbc_team',
  'at_custom1',
  'at_custom2',
  'at_custom3',
  'at_custom4',
]);

/** Longest address taken: what browsers and servers handle. */
const MAX_LENGTH = 4_096;

/**
 * One spelling for addresses that lead to the same page, so that an article is stored once: lower-case scheme and host,
 * no default port, credentials or fragment (unless it routes, as in `#!/…`), no tracking parameters, the rest of the
 * query in a stable order, percent-escapes of unreserved characters undone and the others in upper case (RFC 3986,
 * 6.2.2). Scheme, `www.`, trailing slash and the case of the path stay, since they can make a difference.
 * Returns null for what is no http or https address.
 */
export function canonicaliseUrl(url: string): string | null {
  const trimmed = url.trim();
  if (trimmed.length === 0 || trimmed.length > MAX_LENGTH || !/^https?:\/\//i.test(trimmed)) return null;
  const parsed = URL.parse(trimmed);
  if (parsed === null || parsed.hostname === '') return null;
  parsed.username = '';
  parsed.password = '';
  if (!parsed.hash.startsWith('#!')) parsed.hash = '';
  if (parsed.hostname.endsWith('.')) parsed.hostname = parsed.hostname.slice(0, -1);
  parsed.pathname = normaliseEscapes(parsed.pathname);
  parsed.search = canonicaliseQuery(parsed.search);
  const result = parsed.href;
  return result.length > MAX_LENGTH ? null : result;
}

/**
 * Works on the raw text of the query: decoding and encoding it again would change what some servers see. The sort is
 * stable and by name only, as the order of equal names can matter.
 */
function canonicaliseQuery(search: string): string {
  if (search.length < 2) return '';
  const kept = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => ({ name: nameOf(pair), pair: normaliseEscapes(pair) }))
    .filter(({ name }) => !isTracking(name.toLowerCase()));
  kept.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return kept.length === 0 ? '' : `?${kept.map(({ pair }) => pair).join('&')}`;
}

function nameOf(pair: string): string {
  const equals = pair.indexOf('=');
  return equals === -1 ? pair : pair.slice(0, equals);
}

function isTracking(name: string): boolean {
  if (TRACKING_PARAMETERS.has(name)) return true;
  if (name.startsWith('at_')) return AT_CAMPAIGN.has(name);
  return TRACKING_PREFIXES.some((prefix) => name.startsWith(prefix));
}

function normaliseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : escape.toUpperCase();
  });
}
