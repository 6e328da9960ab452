/** What a reader was mailed, as it was mailed: later changes and the rest of the installation are not shown. */
import type { VNode } from 'preact';
import { tellForce, tellInstant, tellPart, tellProvision, tellWeight, type DigestEntry } from '../build-digest.js';
import type { MailedPassage } from '../build-mailed-alert.js';
import { DENIAL_LABEL, directionOf, nameRegime } from '../delivery-words.js';
import { tellOrigin } from '../tell-origin.js';
import { renderPage } from './page-layout.js';

/**
 * One alert. The link to it may be passed on, so nothing here leads to the reader's own settings.
 *
 * @param mailedAt When the digest was made.
 */
export function renderMailedAlertPage(entry: DigestEntry, mailedAt: Date, timeZone: string): string {
  const { alert } = entry;
  const force = tellForce(entry);
  return renderPage(
    alert.headline,
    <>
      <p class="dim">
        <b>{tellPart(entry)}</b> · {nameRegime(alert.regime)} · {tellWeight(entry)}
      </p>
      {entry.changes.map((change) => (
        <p>
          <b dir="auto">{change}</b>
        </p>
      ))}
      <p class="soft">
        <bdi>{alert.told}</bdi>{' '}
        {alert.denied === null ? null : (
          <span class="denial">
            <bdi>{alert.denied}</bdi>
          </span>
        )}
        {alert.circumstances === null ? null : ` ${alert.circumstances}`}
      </p>
      {alert.passages.length === 0 ? null : <h2>As it was reported</h2>}
      {alert.passages.map((passage) => (
        <Passage passage={passage} timeZone={timeZone} />
      ))}
      {alert.gone === undefined ? <h2>Provisions</h2> : null}
      {alert.gone !== undefined ? null : alert.provisions.length === 0 ? (
        <p>No provision is cited.</p>
      ) : (
        <ul>
          {alert.provisions.map((provision) => (
            <li>
              <a href={provision.link} rel="noreferrer">
                {tellProvision(provision)}
              </a>
              {force === null ? '' : `: ${force}`}
            </li>
          ))}
        </ul>
      )}
      {alert.exemptions.map((exemption) => (
        <p class="soft">An exemption may apply: {exemption}</p>
      ))}
      <h2>About this page</h2>
      <p class="soft">
        It shows what you were mailed on {tellInstant(mailedAt, timeZone)} ({timeZone}), because {entry.why}. It does
        not follow later changes: your digest tells you of them.
      </p>
    </>,
  );
}

/** All alerts of a digest. */
export function renderMailedDigestPage(
  title: string,
  entries: readonly { readonly entry: DigestEntry; readonly href: string }[],
  mailedAt: Date,
  timeZone: string,
): string {
  return renderPage(
    title,
    <>
      <p class="dim">Mailed on {tellInstant(mailedAt, timeZone)}</p>
      <ul class="entries">
        {entries.map(({ entry, href }) => (
          <li>
            <span class="dim">
              <b>{tellPart(entry)}</b> · {nameRegime(entry.alert.regime)} · {tellWeight(entry)}
            </span>
            <br />
            <a href={href}>{entry.alert.headline}</a>
          </li>
        ))}
      </ul>
    </>,
  );
}

function Passage({ passage, timeZone }: { readonly passage: MailedPassage; readonly timeZone: string }): VNode {
  return (
    <>
      {passage.isDenial === true ? <p class="dim">{DENIAL_LABEL}</p> : null}
      <blockquote dir={directionOf(passage.language)} lang={passage.language ?? undefined}>
        <span class={passage.isDenial === true ? 'denial' : 'claim'}>{passage.quote}</span>
      </blockquote>
      <p class="dim">
        {passage.url === null ? (
          <bdi>{passage.publisher}</bdi>
        ) : (
          <a href={passage.url} rel="noreferrer">
            <bdi>{passage.publisher}</bdi>
          </a>
        )}
        {tellOrigin(passage, timeZone)}: <bdi>{passage.title}</bdi>
      </p>
    </>
  );
}
