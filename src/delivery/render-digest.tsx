/** A digest as HTML; its text is in render-digest-text.ts and says the same. */
import { Fragment, type ComponentChildren, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { tellForce, tellPart, tellProvision, tellWeight, type Digest, type LinkedEntry } from './build-digest.js';
import type { MailedPassage } from './build-mailed-alert.js';
import { DENIAL_LABEL, directionOf } from './delivery-words.js';
import { fillHoles, HOLE, KeptFragments } from './kept-fragments.js';
import { Box, DIM, escapeText, INK, renderMail, Row, SANS, SERIF, SOFT } from './mail-frame.js';
import { tellOrigin } from './tell-origin.js';

const kept = new KeptFragments();

/** Renders the HTML part. Everything that comes from outside is escaped. */
export function renderDigest(digest: Digest): string {
  const entries = digest.groups.flatMap((group) => group.entries);
  const body =
    fillHoles(
      renderToString(<Body digest={digest} set={() => HOLE} />),
      entries.map((entry) => renderEntry(entry, digest.timeZone)),
    ) ?? renderToString(<Body digest={digest} set={(entry) => <Entry entry={entry} timeZone={digest.timeZone} />} />);
  return renderMail({ subject: digest.subject, preview: digest.preview, dateline: digest.dateline, body });
}

/** An entry: as it was set for another reader, with the links and the reason of this one. */
function renderEntry(entry: LinkedEntry, timeZone: string): string {
  const key = `${timeZone} ${entry.part} ${JSON.stringify(entry.changes)}`;
  const open = kept.keep(entry.alert, key, () =>
    renderToString(<Entry entry={{ ...entry, href: HOLE, why: HOLE }} timeZone={timeZone} />),
  );
  const href = escapeText(entry.href);
  return (
    fillHoles(open, [href, href, escapeText(entry.why)]) ?? renderToString(<Entry entry={entry} timeZone={timeZone} />)
  );
}

function Body({
  digest,
  set,
}: {
  readonly digest: Digest;
  readonly set: (entry: LinkedEntry) => ComponentChildren;
}): VNode {
  return (
    <Fragment>
      <Row style="padding:18px 0 0 0">
        <h1 style={`margin:0;font:700 26px/32px ${SERIF};color:${INK}`} class="ink">
          {digest.title}
        </h1>
      </Row>
      <Row style={`padding:6px 0 0 0;font:400 14px/21px ${SANS};color:${SOFT}`} name="soft">
        {digest.intro}
      </Row>
      {digest.groups.map((group) => (
        <Fragment>
          <Row style={`padding:28px 0 6px 0;border-bottom:1px solid ${INK}`} name="rule">
            <Box>
              <tr>
                <td>
                  <h2 style={`margin:0;font:700 16px/22px ${SERIF};color:${INK}`} class="ink">
                    {group.heading}
                  </h2>
                </td>
                <td align="right" style={`font:400 13px/20px ${SANS};color:${DIM}`} class="dim">
                  {group.note}
                </td>
              </tr>
            </Box>
          </Row>
          {group.entries.map(set)}
        </Fragment>
      ))}
      {digest.rest === null ? null : (
        <Row style={`padding:18px 0 0 0;font:700 15px/22px ${SANS};color:${INK}`} name="ink">
          <a href={digest.rest.href} style={`color:${INK}`} class="ink">
            {digest.rest.words}
          </a>
        </Row>
      )}
      <Row style={`padding:20px 0 0 0;font:400 13px/20px ${SANS};color:${DIM}`} name="dim">
        {digest.whyMailed}{' '}
        <a href={digest.preferencesHref} style={`color:${SOFT}`} class="soft">
          Change what you get
        </a>{' '}
        or{' '}
        <a href={digest.unsubscribeHref} style={`color:${SOFT}`} class="soft">
          unsubscribe
        </a>
        . No pictures, no tracking. Every passage is quoted as stored.
      </Row>
    </Fragment>
  );
}

function Entry({ entry, timeZone }: { readonly entry: LinkedEntry; readonly timeZone: string }): VNode {
  const { alert } = entry;
  return (
    <Row style="padding:18px 0 20px 0;border-bottom:1px solid #e2e2de" name="line">
      <Box>
        <Row style={`font:400 13px/20px ${SANS};color:${DIM}`} name="dim">
          <b style={`color:${INK}`} class="ink">
            {tellPart(entry)}
          </b>
          {'\u00a0 '}
          {tellWeight(entry)}
        </Row>
        <Row style="padding:4px 0 0 0">
          <h3 style={`margin:0;font:700 19px/26px ${SERIF};color:${INK}`} class="ink">
            <a href={entry.href} style={`color:${INK};text-decoration:none`} class="ink">
              {alert.headline}
            </a>
          </h3>
        </Row>
        {entry.changes.map((change) => (
          <Row style={`padding:6px 0 0 0;font:700 14px/21px ${SANS};color:${INK}`} name="ink">
            <span dir="auto">{change}</span>
          </Row>
        ))}
        <Row style={`padding:4px 0 0 0;font:400 14px/21px ${SANS};color:${SOFT}`} name="soft">
          <bdi>{alert.told}</bdi>
          {alert.denied === null ? null : (
            <Fragment>
              {' '}
              <span class="denial" style="background:#e4ebf6;background-color:#e4ebf6;border-bottom:2px dashed #43628f">
                <bdi>{alert.denied}</bdi>
              </span>
            </Fragment>
          )}
          {alert.circumstances === null ? null : ` ${alert.circumstances}`}
        </Row>
        {alert.passages.map((passage) => (
          <Passage passage={passage} timeZone={timeZone} />
        ))}
        {alert.gone === undefined ? (
          <Row style={`padding:12px 0 0 0;font:400 13px/20px ${SANS};color:${DIM}`} name="dim">
            <Law entry={entry} />
          </Row>
        ) : null}
        <Row style={`padding:8px 0 0 0;font:400 14px/21px ${SANS};color:${DIM}`} name="dim">
          <a href={entry.href} style={`color:${INK}`} class="ink">
            Read the alert
          </a>
          {'\u00a0 '}Sent because {entry.why}.
        </Row>
      </Box>
    </Row>
  );
}

const CLAIM_MARK = 'background:#fdeeb5;background-color:#fdeeb5;border-bottom:2px solid #a67c00';

function Passage({ passage, timeZone }: { readonly passage: MailedPassage; readonly timeZone: string }): VNode {
  const direction = directionOf(passage.language);
  const align = direction === 'rtl' ? 'right' : 'left';
  const isDenial = passage.isDenial === true;
  const mark = isDenial ? 'background:#e4ebf6;background-color:#e4ebf6;border-bottom:2px dashed #43628f' : CLAIM_MARK;
  return (
    <Fragment>
      <tr>
        <td
          dir={direction}
          lang={passage.language ?? undefined}
          align={align}
          style={`padding:12px 0 0 0;font:400 16px/29px ${SERIF};color:${INK};text-align:${align}`}
          class="ink"
        >
          {isDenial ? (
            <Fragment>
              <bdi>{DENIAL_LABEL}</bdi>{' '}
            </Fragment>
          ) : null}
          <span class={isDenial ? 'denial' : 'claim'} style={mark}>
            {passage.quote}
          </span>
        </td>
      </tr>
      <Row style={`padding:5px 0 0 0;font:400 13px/20px ${SANS};color:${DIM}`} name="dim">
        {passage.url === null ? (
          <bdi>{passage.publisher}</bdi>
        ) : (
          <a href={passage.url} style={`color:${DIM}`} class="dim">
            <bdi>{passage.publisher}</bdi>
          </a>
        )}
        {tellOrigin(passage, timeZone)}
      </Row>
    </Fragment>
  );
}

function Law({ entry }: { readonly entry: LinkedEntry }): VNode {
  const { alert } = entry;
  const force = tellForce(entry);
  return (
    <Fragment>
      {alert.provisions.length === 0 ? 'No provision is cited' : 'Under '}
      {alert.provisions.map((provision, index) => (
        <Fragment>
          {index === 0 ? '' : '; '}
          <a href={provision.link} style={`color:${SOFT}`} class="soft">
            {tellProvision(provision)}
          </a>
        </Fragment>
      ))}
      {force === null ? '.' : `: ${force}.`}
      {alert.exemptions.map((exemption) => ` An exemption may apply: ${exemption.replace(/\.+$/, '')}.`)}
    </Fragment>
  );
}
