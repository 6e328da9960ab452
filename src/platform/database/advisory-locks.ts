/**
 * Every advisory lock of the product in one table, so that no two purposes share a number. Held to the end of a transaction
 * unless said otherwise; a purpose never waits for a lock that stands before it in the list while it holds a later one.
 */
export const ADVISORY_LOCKS = {
  /** Migrating the schema (held for the session). */
  migrate: 7_120_031,
  /** Making the first admin of a fresh installation. */
  firstAdmin: 7_120_032,
  /** Filling an untouched registry with the starter sources. */
  seedSources: 7_120_033,
  /** Claiming due sources. */
  claimSources: 7_120_034,
  /** Grouping findings into stories: one lane. */
  raiseAlerts: 7_120_035,
  /** Looking for and writing what a person brings. */
  bringArticle: 7_120_038,
  /** Mailing a checkpoint of the record. */
  mailCheckpoints: 7_120_840,
  /** Appending to the record of acts. */
  appendAudit: 7_120_036,
  /** Letting mails go at a rate. */
  holdMailRate: 7_120_730,
  /** Numbering changes of alerts: the last act before commit. */
  appendChanges: 7_120_037,
} as const;
