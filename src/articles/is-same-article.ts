/** What is compared of an article: plain text, as stored. */
export interface ArticleText {
  title: string;
  text: string;
}

/** So many changed words are material whatever they say; fewer may be a typo put right. */
const MIN_MATERIAL_WORDS = 4;

/**
 * Whether `after` is `before` with at most a trivial edit, so that no new revision is kept. Trivial are: spacing, case,
 * punctuation, quotes, dashes, Unicode form, invisible characters, Arabic tatweel, clock times ("Updated 14:05 GMT"),
 * and up to three words in one place that are added, changed or taken away (counted on both sides), unless one of them
 * carries weight: a digit, a negation, a denial, since "denied" or "12 missiles" changes what is reported.
 * Any other change of title or text is material. Linear in the length of the two texts.
 */
export function isSameArticle(before: ArticleText, after: ArticleText): boolean {
  if (before.title === after.title && before.text === after.text) return true;
  return isTrivialEdit(before.title, after.title) && isTrivialEdit(before.text, after.text);
}

function isTrivialEdit(before: string, after: string): boolean {
  if (before === after) return true;
  const old = wordsOf(before);
  const young = wordsOf(after);
  const changed = changedWords(old, young);
  return changed.length < MIN_MATERIAL_WORDS && !changed.some(carriesWeight);
}

const CLOCK_TIME = /\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:gmt|utc|est|edt|cet|msk|kst|jst)?\b/gu;

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(CLOCK_TIME, ' ')
      .replace(/[\u0640\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')
      .match(/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|[\p{L}\p{N}\p{M}]+/gu) ?? []
  );
}

/**
 * The words between the common beginning and the common end, of whichever text: an edit in one place. Edits in two
 * places count all that lies between them, which errs towards keeping a revision.
 */
function changedWords(old: readonly string[], young: readonly string[]): string[] {
  const shorter = Math.min(old.length, young.length);
  let start = 0;
  while (start < shorter && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  return [...old.slice(start, old.length - end), ...young.slice(start, young.length - end)];
}

/** Negations and denials in the ten languages, as whole words. Chinese and Japanese are compared by character. */
const WEIGHTY = new Set(
  (
    'not no never without denied denies deny denying false alleged allegedly reportedly unconfirmed confirmed ' +
    'ne pas non sans jamais dément démenti nie no sin nunca niega desmiente не ни без нет отрицает опроверг ' +
    'не немає без заперечує спростував لا لم لن ليس بدون نفى تنفي ینفی نه نیست بدون تکذیب 안 못 아니다 부인 부인했다 ' +
    '不 未 没 沒 无 無 非 否 假 ない 否定'
  ).split(' '),
);

function carriesWeight(word: string): boolean {
  return /\p{N}/u.test(word) || WEIGHTY.has(word);
}
