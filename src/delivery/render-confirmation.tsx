/** The mail that asks whether an address wants a digest; until its owner says yes, it gets nothing else. */
import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { tellRhythm, tellTerms } from './delivery-words.js';
import { DIM, INK, renderMail, Row, SANS, SERIF, SOFT } from './mail-frame.js';
import { wrap } from './render-digest-text.js';
import type { SubscriptionTerms } from './subscription-terms.js';

/** What it says. */
export interface Confirmation {
  readonly terms: SubscriptionTerms;
  readonly confirmHref: string;
  readonly dateline: string;
  /** Days until the link ends. */
  readonly validDays: number;
}

export const CONFIRMATION_SUBJECT = 'Please confirm your Embargo Monitor digest';

const BUTTON = `display:inline-block;background:${INK};background-color:${INK};color:#ffffff;font:700 15px/20px ${SANS};padding:12px 22px;text-decoration:none;border-radius:3px`;
const IGNORE = 'If it was not you who asked, do nothing: without this confirmation no digest is sent.';

/** The HTML part. */
export function renderConfirmation(mail: Confirmation): string {
  return renderMail({
    subject: CONFIRMATION_SUBJECT,
    preview: tellAsked(mail),
    dateline: mail.dateline,
    body: renderToString(
      <Fragment>
        <Row style="padding:18px 0 0 0">
          <h1 style={`margin:0;font:700 26px/32px ${SERIF};color:${INK}`} class="ink">
            Please confirm your digest
          </h1>
        </Row>
        <Row style={`padding:10px 0 0 0;font:400 16px/25px ${SANS};color:${SOFT}`} name="soft">
          {tellAsked(mail)}
        </Row>
        <Row style="padding:22px 0 4px 0">
          <a href={mail.confirmHref} style={BUTTON} class="button">
            Look at it and confirm
          </a>
        </Row>
        <Row style={`padding:14px 0 0 0;font:400 13px/20px ${SANS};color:${DIM}`} name="dim">
          The link is good for {mail.validDays} days. {IGNORE}
        </Row>
      </Fragment>,
    ),
  });
}

/** The text part. */
export function renderConfirmationText(mail: Confirmation): string {
  return [
    'EMBARGO MONITOR',
    '',
    ...wrap(tellAsked(mail)),
    '',
    'Look at it and confirm:',
    mail.confirmHref,
    '',
    ...wrap(`The link is good for ${mail.validDays} days. ${IGNORE}`),
    '',
  ].join('\n');
}

function tellAsked({ terms }: Confirmation): string {
  return `Somebody, most likely you, asked for an Embargo Monitor digest at this address: ${tellTerms(terms)}; ${tellRhythm(terms)}.`;
}
