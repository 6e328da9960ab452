/** How the record is proved whole, and to whom checkpoints of it go. */
import type { VNode } from 'preact';
import { countOf, formatCount } from './format-instant.js';
import { Csrf } from './layout.js';
import { Heading } from './marks.js';

/** What it shows. */
export interface RecordProofModel {
  /** The last entry now; null while nothing is on record. */
  readonly head: { readonly number: number; readonly hash: string } | null;
  /** SHA-256 of the installation's public key. */
  readonly fingerprint: string;
  readonly readers: readonly string[];
  readonly sent: readonly {
    readonly number: number;
    readonly hash: string;
    readonly at: string;
    readonly readers: number;
  }[];
}

export function RecordProof({ model, csrf }: { readonly model: RecordProofModel; readonly csrf: string }): VNode {
  const { head, readers, sent } = model;
  return (
    <section class="spaced proof">
      <Heading>Proof that it is whole</Heading>
      {head === null ? (
        <p>Nothing is on record yet.</p>
      ) : (
        <>
          <p>
            The record ends at entry {formatCount(head.number)}, hash <code class="hash">{head.hash}</code>. Checkpoints
            are signed with the key whose fingerprint is <code class="hash">{model.fingerprint}</code>.
          </p>
        </>
      )}
      <p>
        {head !== null && (
          <>
            <a href="/record/checkpoint" download="checkpoint.json">
              Take a signed checkpoint
            </a>
            .{' '}
          </>
        )}
        Whoever keeps a checkpoint elsewhere can tell later that an entry up to it was changed, added or cut off. On a
        machine of the installation:
      </p>
      <pre class="command" tabIndex={0} aria-label="Command">
        npm run --silent cli -- verify-audit --checkpoint checkpoint.json
      </pre>
      <p class="note">
        Without a checkpoint the command finds what was changed inside the chain, not that its end was cut off or all of
        it written anew. None of it proves that what was written is true, nor anything about entries after the
        checkpoint.
      </p>
      <div class="two checkpoint-mails">
        <form class="stack" method="post" action="/record/readers">
          <Csrf token={csrf} />
          <h3>Checkpoints by mail</h3>
          <label for="readers">Addresses that get them, one a line</label>
          <textarea
            class="field"
            id="readers"
            name="readers"
            rows={4}
            maxLength={6_000}
            autocomplete="off"
            spellcheck={false}
          >
            {readers.join('\n')}
          </textarea>
          <p class="note">
            A signed checkpoint goes to each once a day, as long as something was put on record since the one before.
            People outside this installation prove most.
          </p>
          <button class="button" type="submit">
            Keep the addresses
          </button>
        </form>
        <div>
          <h3>Sent</h3>
          {sent.length === 0 ? (
            <p class="none">None was mailed yet.</p>
          ) : (
            <ul class="plain-list">
              {sent.map(({ number, hash, at, readers: count }) => (
                <li>
                  Entry {formatCount(number)}, <span class="mono">{hash.slice(0, 16)}</span>
                  <small>
                    {at} UTC, to {countOf(count, 'address', 'addresses')}
                  </small>
                </li>
              ))}
            </ul>
          )}
          {readers.length > 0 && (
            <form method="post" action="/record/checkpoint">
              <Csrf token={csrf} />
              <button class="button" type="submit">
                Mail one now
              </button>
            </form>
          )}
        </div>
      </div>
    </section>
  );
}
