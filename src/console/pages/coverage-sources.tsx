/** The sources of a statement of coverage: what polls came to, gaps, silences. */
import type { VNode } from 'preact';
import type { Coverage } from '../../coverage/coverage-schema.js';
import { countOf, formatCount, formatInstant } from './format-instant.js';
import { Heading } from './marks.js';
import { nameLanguage } from './name-things.js';
import { NumbersTable } from './numbers-table.js';

const OUTAGES: Readonly<Record<Coverage['outages'][number]['kind'], string>> = {
  silent: 'fell silent',
  failing: 'could not be read',
  gone: 'said to be gone',
};

export function CoverageSources({ coverage }: { readonly coverage: Coverage }): VNode {
  const { sources, sourcesLeft, gaps, gapsLeft, outages } = coverage;
  const acts = Object.entries(coverage.registry).map(([act, count]) => `${count} × ${act.replace(/^source\./, '')}`);
  const at = (instant: string | null, none: string): string =>
    instant === null ? none : formatInstant(new Date(instant));
  return (
    <>
      <section class="spaced">
        <Heading note={countOf(outages.length, 'stretch', 'stretches')}>Silences and failures</Heading>
        <NumbersTable
          label="Silences and failures"
          empty="No source was silent, failing or gone."
          heads={['Source', 'What', 'From', 'To']}
          rows={outages.map(({ title, kind, from, to }) => [title, OUTAGES[kind], at(from, ''), at(to, 'still')])}
        />
      </section>
      <section class="spaced">
        <Heading note={countOf(gaps.length + gapsLeft, 'gap', 'gaps')}>Gaps</Heading>
        <NumbersTable
          label="Gaps"
          empty="After no poll may anything have been missed."
          heads={['Source', 'Last read whole', 'Read again']}
          rows={gaps.map(({ title, since, until }) => [title, at(since, 'not known'), at(until, '')])}
        />
        {gapsLeft > 0 && <p class="note after">{formatCount(gapsLeft)} more are left out.</p>}
      </section>
      <section class="spaced">
        <Heading note={countOf(sources.length + sourcesLeft, 'source', 'sources')}>Sources</Heading>
        <NumbersTable
          label="Sources"
          empty="No source was registered."
          heads={['Source', 'Language', 'Grade', 'State', 'Polls', 'Failed', 'Gaps', 'Items', 'New', 'Last read']}
          rows={sources.map((source) => [
            source.publisher === null || source.publisher === source.title
              ? source.title
              : `${source.title} (${source.publisher})`,
            source.language === null ? '' : nameLanguage(source.language),
            source.reliability,
            source.state,
            formatCount(source.polls),
            formatCount(source.failed),
            formatCount(source.gaps),
            formatCount(source.received),
            formatCount(source.new),
            at(source.lastRead, 'not in this time'),
          ])}
        />
        {sourcesLeft > 0 && <p class="note after">{formatCount(sourcesLeft)} more are left out.</p>}
        {acts.length > 0 && <p class="note after">Acts on the registry in the period: {acts.join(', ')}.</p>}
      </section>
    </>
  );
}
