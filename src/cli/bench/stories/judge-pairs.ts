/** Pairs of texts made by hand, and what grouping says of each: joined, asked about, or kept apart. */
import { z } from 'zod';
import { detect } from '../../../detection/detect.js';
import type { Pack } from '../../../detection/pack.js';
import { StoryShelf } from './shelve-stories.js';

/** Texts about neighbouring events: each two of a group are a pair, the same where their event is. */
export const pairGroupSchema = z.strictObject({
  name: z.string(),
  /** Day of the first, YYYY-MM-DD. */
  from: z.iso.date(),
  texts: z
    .array(
      z.strictObject({
        event: z.string(),
        title: z.string().default(''),
        text: z.string(),
        language: z.string().default('en'),
        /** Days after the first. */
        day: z.number().default(0),
      }),
    )
    .min(2),
});
export type PairGroup = z.output<typeof pairGroupSchema>;

/** Counts of pairs. */
export interface PairScore {
  readonly pairs: number;
  /** Of the same event. */
  readonly same: number;
  readonly joinedSame: number;
  readonly askedSame: number;
  readonly joinedDifferent: number;
  readonly askedDifferent: number;
  /** In words, for whoever mends what is wrong. */
  readonly wrong: readonly string[];
}

const DAY_MS = 86_400_000;

/** Judges each two texts of each group on a shelf of their own. */
export function scorePairs(pack: Pack, groups: readonly PairGroup[]): PairScore {
  const score = { pairs: 0, same: 0, joinedSame: 0, askedSame: 0, joinedDifferent: 0, askedDifferent: 0 };
  const wrong: string[] = [];
  for (const group of groups) {
    const texts = group.texts.map((told) => {
      const publishedAt = new Date(Date.parse(`${group.from}T08:00:00Z`) + told.day * DAY_MS);
      const { title, text, language } = told;
      const { findings } = detect({ title, text, language, published: publishedAt.toISOString() }, pack);
      return { ...told, publishedAt, findings };
    });
    for (const [at, a] of texts.entries()) {
      for (const b of texts.slice(at + 1)) {
        score.pairs++;
        const isSame = a.event === b.event;
        if (isSame) score.same++;
        const answer = a.findings.length === 0 || b.findings.length === 0 ? 'unread' : judge(a, b);
        if (answer === 'joined') score[isSame ? 'joinedSame' : 'joinedDifferent']++;
        if (answer === 'asked') score[isSame ? 'askedSame' : 'askedDifferent']++;
        if ((answer === 'joined') !== isSame) {
          wrong.push(`${group.name}: ${answer}, but ${isSame ? 'the same' : 'different'}\n  ${a.text}\n  ${b.text}`);
        }
      }
    }
  }
  return { ...score, wrong };
}

type Told = PairGroup['texts'][number] & Pick<Parameters<StoryShelf['place']>[0][number], 'publishedAt' | 'findings'>;

function judge(a: Told, b: Told): 'joined' | 'asked' | 'apart' {
  const items = [a, b]
    .sort((left, right) => left.publishedAt.getTime() - right.publishedAt.getTime())
    .map((told, id) => ({ ...told, id: id + 1, publisher: `Publisher ${id}` }));
  const [first, second] = new StoryShelf().place(items);
  if (first?.storyId === second?.storyId) return 'joined';
  return (second?.suggestions.length ?? 0) > 0 ? 'asked' : 'apart';
}
