/** How SQL reads what a digest said of an alert: from `a`, and from `m` where the alert is kept once for many digests. */

/** Gives a DigestEntry. */
export const ENTRY = `CASE WHEN m.hash IS NULL THEN a.content ELSE a.content || jsonb_build_object('alert', m.content) END`;

/** Where it stands. */
export const ENTRIES = 'delivery_alerts a LEFT JOIN mailed_alerts m ON m.hash = a.mailed_hash';
