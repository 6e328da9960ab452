/** The text of an article, set for reading. */
import type { VNode } from 'preact';
import type { EvidenceArticle } from './alert-model.js';
import { LongHeading } from './long-heading.js';
import { Marked } from './marks.js';

/** An article set for reading: paragraph numbers lead, margin notes trail, in the direction of its language. */
export function ArticleText({
  article,
  heading = 'h3',
}: {
  readonly article: Pick<EvidenceArticle, 'id' | 'title' | 'paragraphs' | 'direction' | 'language'>;
  /** `h1` where the article is what the page is about. */
  readonly heading?: 'h1' | 'h3';
}): VNode {
  return (
    <div class={`text ${article.direction}`} dir={article.direction} lang={article.language ?? undefined}>
      <LongHeading as={heading} class="title" text={article.title.map(({ text }) => text).join('')}>
        <Marked segments={article.title} />
      </LongHeading>
      {article.paragraphs.map(({ number, segments, notes }) => (
        <div class="para" id={`p-${article.id}-${number}`}>
          <span class="no" aria-hidden="true">
            {number}
          </span>
          <p>
            <Marked segments={segments} />
          </p>
          <div class="margin" dir="ltr" lang="en">
            {notes.map(({ kind, note }) => (
              <span class="side-note">
                {kind === 'claim' ? 'Claim' : 'Denial'} <small>{note}</small>
              </span>
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
