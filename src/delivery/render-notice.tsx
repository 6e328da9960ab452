/** A short mail to the people who keep this installation. */
import { Fragment } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { INK, renderMail, Row, SANS, SERIF, SOFT } from './mail-frame.js';
import { wrap } from './render-digest-text.js';

/** What it says. */
export interface Notice {
  readonly subject: string;
  readonly lines: readonly string[];
  /** Shown after the lines as it is, for a program to read. */
  readonly verbatim?: string;
  readonly href: string;
  readonly dateline: string;
}

const BUTTON = `display:inline-block;background:${INK};background-color:${INK};color:#ffffff;font:700 15px/20px ${SANS};padding:12px 22px;text-decoration:none;border-radius:3px`;

/** The HTML part. */
export function renderNotice(notice: Notice): string {
  return renderMail({
    subject: notice.subject,
    preview: notice.lines[0] ?? '',
    dateline: notice.dateline,
    body: renderToString(
      <Fragment>
        <Row style="padding:18px 0 0 0">
          <h1 style={`margin:0;font:700 24px/30px ${SERIF};color:${INK}`} class="ink">
            {notice.subject}
          </h1>
        </Row>
        {notice.lines.map((line) => (
          <Row style={`padding:10px 0 0 0;font:400 16px/25px ${SANS};color:${SOFT}`} name="soft">
            {line}
          </Row>
        ))}
        {notice.verbatim !== undefined && (
          <Row style="padding:14px 0 0 0">
            <pre
              style={`margin:0;font:400 13px/19px monospace;color:${INK};white-space:pre-wrap;word-break:break-all`}
              class="ink"
            >
              {notice.verbatim}
            </pre>
          </Row>
        )}
        <Row style="padding:22px 0 4px 0">
          <a href={notice.href} style={BUTTON} class="button">
            Open the console
          </a>
        </Row>
      </Fragment>,
    ),
  });
}

/** The text part. */
export function renderNoticeText(notice: Notice): string {
  return [
    'EMBARGO MONITOR',
    '',
    ...wrap(notice.subject),
    '',
    ...notice.lines.flatMap((line) => [...wrap(line), '']),
    ...(notice.verbatim === undefined ? [] : [notice.verbatim, '']),
    'Open the console:',
    notice.href,
    '',
  ].join('\n');
}
