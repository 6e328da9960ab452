import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Alert } from './alert.entity.js';
import { EvidenceBody } from './evidence-body.entity.js';

/** One revision of an article that an alert rests on: a copy that nothing else reaches. Older revisions stay. */
@Entity('alert_evidence')
@Unique('uq_alert_evidence_alert_revision', ['alertId', 'revisionId'])
@Index('ix_alert_evidence_article', ['articleId'])
@Index('ix_alert_evidence_body', ['captureSha256'])
export class AlertEvidence {
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    generatedIdentity: 'ALWAYS',
    primaryKeyConstraintName: 'pk_alert_evidence',
  })
  id: string;

  @Column({ type: 'bigint', name: 'alert_id' })
  alertId: string;

  @ManyToOne(() => Alert, { nullable: false })
  @JoinColumn({ name: 'alert_id', foreignKeyConstraintName: 'fk_alert_evidence_alert' })
  alert: Relation<Alert>;

  @Column({ type: 'bigint', name: 'article_id' })
  articleId: string;

  @Column({ type: 'bigint', name: 'revision_id' })
  revisionId: string;

  /** The latest revision of its article here; what the alert says comes from these. */
  @Column({ type: 'boolean', name: 'is_current' })
  isCurrent: boolean;

  /** Only restates the event as background: joined silently, adds nothing to the alert. */
  @Column({ type: 'boolean', name: 'is_mention' })
  isMention: boolean;

  @Column({ type: 'boolean', name: 'is_copy' })
  isCopy: boolean;

  @Column({ type: 'boolean', name: 'is_old_news' })
  isOldNews: boolean;

  @Column({ type: 'text', name: 'pack_version' })
  packVersion: string;

  /** What ran the pack; null where a person read, or where it was not noted yet. */
  @Column({ type: 'text', nullable: true })
  engine: string | null;

  /** What the source said of the language when the text was read. */
  @Column({ type: 'text', name: 'language_hint', nullable: true })
  languageHint: string | null;

  @Column({ type: 'bigint', name: 'source_id', nullable: true })
  sourceId: string | null;

  @Column({ type: 'text', name: 'source_title' })
  sourceTitle: string;

  @Column({ type: 'text' })
  publisher: string;

  /** Of the source when this was added: A–F. */
  @Column({ type: 'text' })
  reliability: string;

  @Column({ type: 'text', nullable: true })
  country: string | null;

  @Column({ type: 'text', nullable: true })
  url: string | null;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text' })
  text: string;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  publishedAt: Date | null;

  @Column({ type: 'timestamptz', name: 'dated_at' })
  datedAt: Date;

  /** SHA-256 over title and text. */
  @Column({ type: 'bytea', name: 'content_hash' })
  contentHash: Buffer;

  @Column({ type: 'timestamptz', name: 'retrieved_at', nullable: true })
  retrievedAt: Date | null;

  /** Of the body before compression. */
  @Column({ type: 'bytea', name: 'capture_sha256', nullable: true })
  captureSha256: Buffer | null;

  @ManyToOne(() => EvidenceBody, { nullable: true })
  @JoinColumn({ name: 'capture_sha256', foreignKeyConstraintName: 'fk_alert_evidence_body' })
  captureBody: Relation<EvidenceBody> | null;

  @Column({ type: 'text', name: 'capture_address', nullable: true })
  captureAddress: string | null;

  @Column({ type: 'text', name: 'capture_final_address', nullable: true })
  captureFinalAddress: string | null;

  @Column({ type: 'text', name: 'capture_media_type', nullable: true })
  captureMediaType: string | null;

  @Column({ type: 'jsonb', name: 'capture_headers', nullable: true })
  captureHeaders: unknown;

  /** Passages with offsets (UTF-16 code units) into title or text, and their words. */
  @Column({ type: 'jsonb' })
  passages: unknown;

  /** The finding as detection gave it. */
  @Column({ type: 'jsonb' })
  detail: unknown;

  @Column({ type: 'timestamptz', name: 'added_at' })
  addedAt: Date;
}
