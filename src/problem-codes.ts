/** Every code that a problem of the API may carry, feature by feature; the API's reference lists them. */
import { ACCESS_ERRORS } from './access/access.errors.js';
import { SIGN_IN_ERRORS } from './access/sign-in.errors.js';
import { ALERT_ERRORS } from './alerts/alerts.errors.js';
import { STORY_ERRORS } from './alerts/stories.errors.js';
import { ARTICLE_ERRORS } from './articles/articles.errors.js';
import { EVIDENCE_ERRORS } from './evidence/evidence.errors.js';
import { INTAKE_ERRORS } from './intake/intake.errors.js';
import { COVERAGE_ERRORS } from './coverage/coverage.errors.js';
import { DELIVERY_ERRORS } from './delivery/delivery.errors.js';
import { AUDIT_ERRORS } from './platform/audit/audit.errors.js';
import { HTTP_ERRORS } from './platform/http/http.errors.js';
import { PUBLISHING_ERRORS } from './publishing/publishing.errors.js';
import { RESCREENING_ERRORS } from './rescreening/rescreening.errors.js';
import { RULES_ERRORS } from './rules/rules.errors.js';
import { SOURCE_ERRORS } from './sources/sources.errors.js';

export const PROBLEM_CODES: readonly string[] = [
  ...HTTP_ERRORS,
  ...AUDIT_ERRORS,
  ...ACCESS_ERRORS,
  ...SIGN_IN_ERRORS,
  ...SOURCE_ERRORS,
  ...ARTICLE_ERRORS,
  ...ALERT_ERRORS,
  ...COVERAGE_ERRORS,
  ...STORY_ERRORS,
  ...DELIVERY_ERRORS,
  ...INTAKE_ERRORS,
  ...EVIDENCE_ERRORS,
  ...PUBLISHING_ERRORS,
  ...RESCREENING_ERRORS,
  ...RULES_ERRORS,
];
