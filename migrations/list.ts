/** Every migration in order of time; TypeORM runs those that the database has not seen. */
import { CreateSpine1795420800000 } from './1795420800000-create-spine.js';
import { CreateDelivery1795424400000 } from './1795424400000-create-delivery.js';
import { KeepMailedAlertsOnce1795500000000 } from './1795500000000-keep-mailed-alerts-once.js';
import { CreateSignIn1795507200000 } from './1795507200000-create-sign-in.js';
import { CreateMissedArticles1795510800000 } from './1795510800000-create-missed-articles.js';
import { CreateRegisterChecks1795593600000 } from './1795593600000-create-register-checks.js';
import { AccountForPolls1795597200000 } from './1795597200000-account-for-polls.js';
import { CreateInstallationKeys1795600800000 } from './1795600800000-create-installation-keys.js';
import { ReadFullPages1795604400000 } from './1795604400000-read-full-pages.js';
import { IndexTroubledSources1795608000000 } from './1795608000000-index-troubled-sources.js';
import { SubscribeAtHubs1795700000000 } from './1795700000000-subscribe-at-hubs.js';
import { DecideStories1795710000000 } from './1795710000000-decide-stories.js';
import { GradeAlerts1795710100000 } from './1795710100000-grade-alerts.js';
import { NameArticles1795710200000 } from './1795710200000-name-articles.js';
import { EditionAlerts1795720000000 } from './1795720000000-edition-alerts.js';
import { ReviewTogether1795720100000 } from './1795720100000-review-together.js';
import { TellAgain1795730000000 } from './1795730000000-tell-again.js';
import { CreateWebhooks1795730100000 } from './1795730100000-create-webhooks.js';
import { TellCorrections1795730200000 } from './1795730200000-tell-corrections.js';
import { HoldMailRate1795730300000 } from './1795730300000-hold-mail-rate.js';
import { LeaveTombstones1795740000000 } from './1795740000000-leave-tombstones.js';
import { CreateAlertFeeds1795740060000 } from './1795740060000-create-alert-feeds.js';
import { CreateIdempotentRequests1795740120000 } from './1795740120000-create-idempotent-requests.js';
import { KeepPacks1795750000000 } from './1795750000000-keep-packs.js';
import { KeepNotesOnce1795750100000 } from './1795750100000-keep-notes-once.js';
import { KeepRelations1795840000000 } from './1795840000000-keep-relations.js';
import { MailCheckpoints1795840100000 } from './1795840100000-mail-checkpoints.js';
import { IndexPeriods1795840200000 } from './1795840200000-index-periods.js';
import { TellStretchesAgain1795855500000 } from './1795855500000-tell-stretches-again.js';
import { PackMails1795855530000 } from './1795855530000-pack-mails.js';
import { KeepGrounds1795870000000 } from './1795870000000-keep-grounds.js';

export const MIGRATIONS = [
  CreateSpine1795420800000,
  CreateDelivery1795424400000,
  KeepMailedAlertsOnce1795500000000,
  CreateSignIn1795507200000,
  CreateMissedArticles1795510800000,
  CreateRegisterChecks1795593600000,
  AccountForPolls1795597200000,
  CreateInstallationKeys1795600800000,
  ReadFullPages1795604400000,
  IndexTroubledSources1795608000000,
  SubscribeAtHubs1795700000000,
  DecideStories1795710000000,
  GradeAlerts1795710100000,
  NameArticles1795710200000,
  EditionAlerts1795720000000,
  ReviewTogether1795720100000,
  TellAgain1795730000000,
  CreateWebhooks1795730100000,
  TellCorrections1795730200000,
  HoldMailRate1795730300000,
  LeaveTombstones1795740000000,
  CreateAlertFeeds1795740060000,
  CreateIdempotentRequests1795740120000,
  KeepPacks1795750000000,
  KeepNotesOnce1795750100000,
  KeepRelations1795840000000,
  MailCheckpoints1795840100000,
  IndexPeriods1795840200000,
  TellStretchesAgain1795855500000,
  PackMails1795855530000,
  KeepGrounds1795870000000,
] as const;
