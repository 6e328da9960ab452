/** Every entity, for the data source of the application and for the check that schema and entities agree. */
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { ApiKey } from './access/api-key.entity.js';
import { Session } from './access/session.entity.js';
import { SignInFailure } from './access/sign-in-failure.entity.js';
import { SignInLink } from './access/sign-in-link.entity.js';
import { User } from './access/user.entity.js';
import { AlertChange } from './alerts/alert-change.entity.js';
import { AlertEdition } from './alerts/alert-edition.entity.js';
import { AlertGrounds } from './alerts/alert-grounds.entity.js';
import { AlertRelationPublisher } from './alerts/alert-relation-publisher.entity.js';
import { AlertRelation } from './alerts/alert-relation.entity.js';
import { AlertLink } from './alerts/alert-link.entity.js';
import { DeskSetting } from './alerts/desk-setting.entity.js';
import { DismissalReasonRow } from './alerts/dismissal-reason.entity.js';
import { Mention } from './alerts/mention.entity.js';
import { Presence } from './alerts/presence.entity.js';
import { SavedView } from './alerts/saved-view.entity.js';
import { AlertEvidence } from './alerts/alert-evidence.entity.js';
import { Alert } from './alerts/alert.entity.js';
import { EvidenceBody } from './alerts/evidence-body.entity.js';
import { NamedArticle } from './alerts/named-article.entity.js';
import { StoryAct } from './alerts/story-act.entity.js';
import { StoryArticle } from './alerts/story-article.entity.js';
import { StoryKey } from './alerts/story-key.entity.js';
import { StoryPair } from './alerts/story-pair.entity.js';
import { StorySuggestion } from './alerts/story-suggestion.entity.js';
import { Story } from './alerts/story.entity.js';
import { Article } from './articles/article.entity.js';
import { ArticleWords } from './articles/article-words.entity.js';
import { Capture } from './articles/capture.entity.js';
import { Revision } from './articles/revision.entity.js';
import { PageRead } from './collection/page-read.entity.js';
import { Poll } from './collection/poll.entity.js';
import { DeliveryAlert } from './delivery/delivery-alert.entity.js';
import { CheckpointReader } from './delivery/checkpoint-reader.entity.js';
import { SentCheckpoint } from './delivery/sent-checkpoint.entity.js';
import { MailedAlertRow } from './delivery/mailed-alert.entity.js';
import { DeliveryKey } from './delivery/delivery-key.entity.js';
import { Delivery } from './delivery/delivery.entity.js';
import { MailPlace } from './delivery/mail-place.entity.js';
import { Subscriber } from './delivery/subscriber.entity.js';
import { Subscription } from './delivery/subscription.entity.js';
import { ToldAlert } from './delivery/told-alert.entity.js';
import { WebhookAttempt } from './delivery/webhook-attempt.entity.js';
import { WebhookMessage } from './delivery/webhook-message.entity.js';
import { WebhookTold } from './delivery/webhook-told.entity.js';
import { Webhook } from './delivery/webhook.entity.js';
import { MissedArticle } from './intake/missed-article.entity.js';
import { AuditEntry } from './platform/audit/audit-entry.entity.js';
import { AuditText } from './platform/audit/audit-text.entity.js';
import { Engine } from './rules/engine.entity.js';
import { KeptPack } from './rules/kept-pack.entity.js';
import { HubSubscription } from './pushes/hub-subscription.entity.js';
import { AlertFeed } from './publishing/alert-feed.entity.js';
import { IdempotentRequest } from './platform/http/idempotent-request.entity.js';
import { RegisterCheck } from './rules/register-check.entity.js';
import { InstallationKey } from './platform/audit/installation-key.entity.js';
import { FindingRow } from './screening/finding.entity.js';
import { Screening } from './screening/screening.entity.js';
import { HeldHost } from './sources/held-host.entity.js';
import { SourceEvent } from './sources/source-event.entity.js';
import { Source } from './sources/source.entity.js';

export const ENTITIES: readonly EntityTarget<ObjectLiteral>[] = [
  User,
  AlertFeed,
  IdempotentRequest,
  ApiKey,
  Session,
  SignInLink,
  SignInFailure,
  AuditEntry,
  AuditText,
  InstallationKey,
  Source,
  SourceEvent,
  HeldHost,
  HubSubscription,
  PageRead,
  Poll,
  Capture,
  Article,
  ArticleWords,
  Revision,
  Screening,
  FindingRow,
  Story,
  NamedArticle,
  StoryAct,
  StoryPair,
  StorySuggestion,
  StoryArticle,
  StoryKey,
  Alert,
  EvidenceBody,
  AlertEdition,
  AlertLink,
  AlertGrounds,
  AlertRelation,
  AlertRelationPublisher,
  DeskSetting,
  DismissalReasonRow,
  Mention,
  Presence,
  SavedView,
  AlertEvidence,
  AlertChange,
  MissedArticle,
  RegisterCheck,
  KeptPack,
  Engine,
  CheckpointReader,
  SentCheckpoint,
  DeliveryKey,
  Subscriber,
  Subscription,
  Delivery,
  DeliveryAlert,
  MailedAlertRow,
  ToldAlert,
  MailPlace,
  Webhook,
  WebhookMessage,
  WebhookAttempt,
  WebhookTold,
];
