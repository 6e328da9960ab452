/**
 * The frame of every mail: one column of 600 px made of tables with inline styles, which Outlook, Gmail and phones all
 * set; dark where the reader's program is. No pictures, nothing fetched, nothing that tells that it was read.
 */
import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { fillHoles, HOLE } from './kept-fragments.js';

export const SERIF = `Charter,'Bitstream Charter','Charis SIL',Cambria,Georgia,serif`;
export const SANS = `system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif`;

export const INK = '#17191c';
export const SOFT = '#464b52';
export const DIM = '#62676e';

const SHEET = `
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (prefers-color-scheme: dark) {
    .ground { background: #111315 !important; background-color: #111315 !important; }
    .paper { background: #181b1e !important; background-color: #181b1e !important; }
    .ink, .ink a { color: #ebecee !important; }
    .soft, .soft a { color: #b9bdc3 !important; }
    .dim, .dim a { color: #969ba2 !important; }
    .line { border-color: #2b2f33 !important; }
    .rule { border-color: #ebecee !important; }
    .claim { background: #473a0d !important; background-color: #473a0d !important; border-color: #d9b13b !important; }
    .denial { background: #22304a !important; background-color: #22304a !important; border-color: #8fb0e6 !important; }
    .button { background: #ebecee !important; background-color: #ebecee !important; color: #17191c !important; }
  }
  @media (max-width: 480px) {
    .pad { padding-left: 20px !important; padding-right: 20px !important; }
    .stack { display: block !important; width: 100% !important; text-align: left !important; }
  }
`;

/** Outlook sets mails with Word, which takes the first font it does not know for Times. */
const OUTLOOK = `<!--[if mso]><style>td,h1,h2,h3,a,span{font-family:Arial,sans-serif !important}</style><![endif]-->`;

/** Outlook knows no greatest width: a table of its own holds the column to its 600 px. */
const OUTLOOK_OPEN = `<!--[if mso]><table role="presentation" width="600" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`;
const OUTLOOK_CLOSE = `<!--[if mso]></td></tr></table><![endif]-->`;

/** A table that only places things. */
export function Box({ children }: { readonly children: ComponentChildren }): VNode {
  return (
    <table role="presentation" width="100%" cellPadding="0" cellSpacing="0">
      <tbody>{children}</tbody>
    </table>
  );
}

/** One row of one cell. */
export function Row({
  style,
  name,
  children,
}: {
  readonly style: string;
  readonly name?: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <tr>
      <td style={style} class={name}>
        {children}
      </td>
    </tr>
  );
}

/** What a mail has that another has not. */
interface MailWords {
  readonly subject: string;
  /** What mail programs show beside the subject. */
  readonly preview: string;
  readonly dateline: string;
}

/** A text as it stands in HTML, between tags or within quotes. */
export function escapeText(text: string): string {
  return renderToString(<Fragment>{text}</Fragment>);
}

/** A whole mail as an HTML document. @param mail Its body is HTML already: rows of a {@link Box}. */
export function renderMail(mail: MailWords & { readonly body: string }): string {
  const own = [mail.subject, mail.preview, mail.dateline].map(escapeText);
  return fillHoles(FRAME, [...own, mail.body]) ?? '';
}

/** Holes for the words in their order, and for the body. */
const FRAME = renderFrame({ subject: HOLE, preview: HOLE, dateline: HOLE });

function renderFrame(words: MailWords): string {
  const head = renderToString(
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="supported-color-schemes" content="light dark" />
      <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
      <title>{words.subject}</title>
      <style dangerouslySetInnerHTML={{ __html: SHEET }} />
    </head>,
  ).replace('</head>', `${OUTLOOK}</head>`);
  const paper = renderToString(
    <table
      role="presentation"
      width="600"
      cellPadding="0"
      cellSpacing="0"
      style="width:100%;max-width:600px;background:#ffffff"
      class="paper"
    >
      <tbody>
        <tr>
          <td
            style="padding:28px 36px 32px 36px;text-align:left;word-break:break-word;overflow-wrap:anywhere"
            class="pad"
          >
            <main>
              <Box>
                <Row style={`padding:0 0 14px 0;border-bottom:3px solid ${INK}`} name="rule">
                  <Box>
                    <tr>
                      <td style={`font:700 17px/22px ${SERIF};color:${INK}`} class="ink stack">
                        Embargo Monitor
                      </td>
                      <td align="right" style={`font:400 13px/20px ${SANS};color:${DIM}`} class="dim stack">
                        {words.dateline}
                      </td>
                    </tr>
                  </Box>
                </Row>
                {HOLE}
              </Box>
            </main>
          </td>
        </tr>
      </tbody>
    </table>,
  );
  const body = renderToString(
    <body style="margin:0;padding:0;background:#f6f6f4" class="ground">
      <div style="display:none;font-size:1px;line-height:1px;max-height:0;max-width:0;opacity:0;overflow:hidden">
        {words.preview}
      </div>
      <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" style="background:#f6f6f4" class="ground">
        <tbody>
          <tr>
            <td align="center" dangerouslySetInnerHTML={{ __html: `${OUTLOOK_OPEN}${paper}${OUTLOOK_CLOSE}` }} />
          </tr>
        </tbody>
      </table>
    </body>,
  );
  return `<!doctype html>\n<html lang="en" dir="ltr">${head}${body}</html>\n`;
}
