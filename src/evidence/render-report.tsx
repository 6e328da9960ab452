/** The report of a package: one HTML file that needs nothing else and prints on A4. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { KeptEvidence } from '../alerts/kept-evidence.js';
import { capitalise, partyName, regimeName } from '../alerts/party-names.js';
import { resolutionUrl } from '../detection/finding.js';
import { tellVerdict } from './judge-replay.js';
import { markPassages } from './mark-passages.js';
import type { PackageSource } from './package-content.js';
import { REPORT_STYLE } from './report-style.js';

/** Renders the whole document. */
export function renderReport(source: PackageSource): string {
  const { alert } = source;
  return `<!doctype html>\n${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Alert ${alert.id}: ${alert.headline}`}</title>
        <style>{REPORT_STYLE}</style>
      </head>
      <body>
        <Head source={source} />
        <Claims source={source} />
        <Law source={source} />
        <Articles evidence={source.evidence} />
        <Record source={source} />
        <Method source={source} />
      </body>
    </html>,
  )}\n`;
}

function Head({ source: { alert, made } }: { readonly source: PackageSource }): VNode {
  return (
    <header>
      <p class="kind">
        {alert.kind === 'violation' ? 'Alleged violation' : 'Regime change'}, alert {alert.id}, version {alert.version}
      </p>
      <h1>{alert.headline}</h1>
      <p>
        This is a report of what the sources below say. It is no finding of guilt. Where somebody denies a claim, the
        denial stands beside it.
      </p>
      <dl>
        <Fact name="Embargo">{capitalise(regimeName(alert.regime))}</Fact>
        <Fact name="State of review">
          {alert.state}
          {alert.stateReason === null ? '' : ` (${alert.stateReason})`}
        </Fact>
        <Fact name="Priority">
          {alert.priority} of 100, graded {alert.grade}:{' '}
          {alert.priorityParts
            .map(
              ({ name, factor, points }) =>
                `${name} ${factor === null ? Math.round(points) : `× ${factor.toFixed(2)}`}`,
            )
            .join(', ')}
        </Fact>
        <Fact name="Articles">
          {alert.articleCount}, of them {alert.copyCount} copies; {alert.independentCount} independent
        </Fact>
        <Fact name="Raised">{alert.raisedAt}</Fact>
        <Fact name="Package made">
          {made.at} by {made.by}
        </Fact>
      </dl>
    </header>
  );
}

function Claims({ source: { alert } }: { readonly source: PackageSource }): VNode {
  return (
    <section>
      <h2>What is said</h2>
      {alert.claims.map((claim) => (
        <article class="claim">
          <dl>
            {claim.conduct.length > 0 && <Fact name="Conduct">{claim.conduct.join(', ')}</Fact>}
            <Fact name="Supplier">{named(claim.supplier)}</Fact>
            <Fact name="Recipient">{named(claim.recipient)}</Fact>
            {claim.intermediary.length > 0 && <Fact name="Intermediary">{named(claim.intermediary)}</Fact>}
            {claim.items.length > 0 && (
              <Fact name="Items">
                {claim.items.join(', ')}
                {claim.quantities.length === 0 ? '' : ` (as told: ${claim.quantities.join(', ')})`}
              </Fact>
            )}
            {claim.identifiers.length > 0 && (
              <Fact name="Names">{claim.identifiers.map(({ type, value }) => `${type} ${value}`).join(', ')}</Fact>
            )}
            <Fact name="When">
              {claim.date.from === claim.date.to ? claim.date.from : `${claim.date.from} to ${claim.date.to}`},{' '}
              {claim.date.basis}
            </Fact>
            <Fact name="Told as">{claim.modality.join(', ')}</Fact>
            <Fact name="Said by">{claim.by ?? 'the outlet itself'}</Fact>
            <Fact name="Denied by">{claim.deniedBy ?? 'nobody, in these texts'}</Fact>
            <Fact name="Why the law applies">{claim.explanation}</Fact>
            <Fact name="In articles">{claim.articleIds.join(', ')}</Fact>
          </dl>
        </article>
      ))}
    </section>
  );
}

function Law({ source: { alert, regime } }: { readonly source: PackageSource }): VNode {
  return (
    <section>
      <h2>Provisions</h2>
      {alert.provisions.length === 0 && <p>No clause is cited.</p>}
      {alert.provisions.map((cited) => {
        const clause = regime?.provisions.find(({ id }) => id === cited.id) ?? null;
        return (
          <article class="clause">
            <h3>
              <a href={resolutionUrl(cited.resolution) ?? cited.link}>{cited.resolution}</a>
              {cited.paragraph === null ? '' : `, paragraph ${cited.paragraph}`}
            </h3>
            {clause !== null && (
              <p>
                {clause.summary} In force from {clause.from}
                {clause.until === null ? ', no end known' : `, until ${clause.until}`}; how sure: {clause.confidence}.
              </p>
            )}
          </article>
        );
      })}
      <p class="note">The summaries are ours; the resolutions decide.</p>
    </section>
  );
}

function Articles({ evidence }: { readonly evidence: readonly KeptEvidence[] }): VNode {
  return (
    <section>
      <h2>The texts, as they were kept</h2>
      {evidence.map((piece) => (
        <article class="text">
          <h3 lang={piece.language ?? undefined} dir="auto">
            {marked(piece.title, piece, 'title')}
          </h3>
          <dl>
            <Fact name="Outlet">
              {piece.publisher}, reliability {piece.reliability}
            </Fact>
            <Fact name="Published">{piece.publishedAt?.toISOString() ?? 'no date of its own'}</Fact>
            <Fact name="Retrieved">{piece.retrievedAt?.toISOString() ?? 'brought by hand'}</Fact>
            {piece.captureFinalAddress !== null && <Fact name="From">{piece.captureFinalAddress}</Fact>}
            {piece.url !== null && <Fact name="Address">{piece.url}</Fact>}
            <Fact name="Role">
              {[
                piece.isCurrent ? 'latest text' : 'earlier text',
                piece.isCopy ? 'copy' : null,
                piece.isMention ? 'restates only' : null,
              ]
                .filter((word) => word !== null)
                .join(', ')}
            </Fact>
            <Fact name="Read with">pack {piece.packVersion}</Fact>
            <Fact name="SHA-256 of the text">{piece.contentHash}</Fact>
            {piece.captureSha256 !== null && <Fact name="SHA-256 as retrieved">{piece.captureSha256}</Fact>}
            <Fact name="Article">
              {piece.articleId}, in the file articles/{piece.id}.json
            </Fact>
          </dl>
          <p class="words" lang={piece.language ?? undefined} dir="auto">
            {marked(piece.text, piece, 'text')}
          </p>
        </article>
      ))}
    </section>
  );
}

function marked(words: string, piece: KeptEvidence, field: 'title' | 'text'): (VNode | string)[] {
  return markPassages(
    words,
    piece.passages.filter((passage) => passage.field === field),
  ).map(({ text, isMarked }) => (isMarked ? <mark>{text}</mark> : text));
}

function Record({ source: { entries, checkpoint } }: { readonly source: PackageSource }): VNode {
  return (
    <section>
      <h2>What people did with it</h2>
      {entries.length === 0 ? (
        <p>Nobody has acted on it.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col">When (UTC)</th>
              <th scope="col">Who</th>
              <th scope="col">Act</th>
              <th scope="col">Words</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr>
                <td>{entry.number}</td>
                <td>{new Date(Number(entry.recordedAt) / 1_000).toISOString()}</td>
                <td>{entry.actor}</td>
                <td>
                  {entry.act}
                  {entry.after === null ? '' : ` ${entry.after}`}
                </td>
                <td>{entry.text ?? (entry.textHash === null ? '' : '(erased)')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {checkpoint !== null && (
        <p class="note">
          The record then ended at entry {checkpoint.number}, hash {checkpoint.hash}.
        </p>
      )}
    </section>
  );
}

function Method({ source: { made, replay } }: { readonly source: PackageSource }): VNode {
  return (
    <section>
      <h2>How this was made, and how to check it</h2>
      <p>
        Texts were collected from feeds or brought by people, hashed when they came in, and read by rules that are the
        same for every text: {made.product}, pack {made.packVersion}, Node {made.engine.node}, ICU {made.engine.icu},
        Unicode {made.engine.unicode}. When this package was made, they were read anew with the rules of that day, which
        lie under packs/: {tellVerdict(replay)} What was compared stands in replay.json. The passages that carry a claim
        are marked; offsets are UTF-16 code units into title and text.
      </p>
      <p>
        Check it with <code>node verify.mjs PACKAGE.zip</code>, or unpack it and run{' '}
        <code>sha256sum -c SHA256SUMS</code>. The hashes show that nothing changed since the package was made; the
        signature shows by which installation. Neither shows that what a source told is true.
      </p>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: unknown }): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children as string}</dd>
    </>
  );
}

function named(parties: readonly string[]): string {
  return parties.length === 0 ? 'not said' : parties.map((id) => `${partyName(id)} (${id})`).join(', ');
}
