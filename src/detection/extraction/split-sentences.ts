/** Cuts the tokens of a field into sentences: full stops that end one, line breaks, bullets. */
import type { Token } from './tokenise.js';

/** A sentence as a run of tokens; paragraphs count line breaks. */
export interface SentenceTokens {
  readonly tokens: readonly Token[];
  readonly paragraph: number;
}

const ENDS = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '۔']);
const CLOSERS = new Set(['"', "'", '\u201D', '\u2019', ')', ']', '»', '」', '』']);
const BULLETS = new Set(['•', '·', '▪', '‣', '|', '–', '—', '*']);
/** No sentence of prose is longer; tables and lists without stops are cut here, which also bounds the work. */
const MAX_TOKENS = 160;

/** @param abbreviations normalised, without their full stop. */
export function splitSentences(tokens: readonly Token[], abbreviations: ReadonlySet<string>): SentenceTokens[] {
  const sentences: SentenceTokens[] = [];
  let current: Token[] = [];
  let paragraph = 0;
  const close = (): void => {
    if (current.some((token) => token.kind === 'word')) sentences.push({ tokens: current, paragraph });
    current = [];
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'break') {
      close();
      paragraph++;
      continue;
    }
    if (current.length === 0 && token.kind === 'punctuation' && BULLETS.has(token.norm)) continue;
    if (token.kind === 'punctuation' && token.norm === '|') {
      close();
      continue;
    }
    current.push(token);
    if (current.length >= MAX_TOKENS) close();
    else if (token.kind === 'punctuation' && ENDS.has(token.norm) && endsSentence(tokens, i, abbreviations)) {
      while (tokens[i + 1] && tokens[i + 1]!.start === tokens[i]!.end && CLOSERS.has(tokens[i + 1]!.norm))
        current.push(tokens[++i]!);
      close();
    }
  }
  close();
  return sentences;
}

function endsSentence(tokens: readonly Token[], index: number, abbreviations: ReadonlySet<string>): boolean {
  const stop = tokens[index]!;
  const before = tokens[index - 1];
  let next = tokens[index + 1];
  let gapStart = stop.end;
  if (next && next.start === stop.end && CLOSERS.has(next.norm)) {
    gapStart = next.end;
    next = tokens[index + 2];
  }
  if (!next || next.kind === 'break') return true;
  if (stop.norm !== '.') return stop.norm !== '…' || next.isCapitalised;
  if (next.start === gapStart) return false;
  if (before?.kind === 'word' && before.end === stop.start) {
    if (abbreviations.has(before.norm)) return false;
    if (before.raw.length === 1 && before.isCapitalised && !isNetwork(before, tokens[index - 2])) return false;
  }
  return next.isCapitalised || next.kind === 'number' || next.kind === 'punctuation';
}

/** "posted on X.": the network, no initial of a name. */
function isNetwork(letter: Token, before: Token | undefined): boolean {
  return letter.raw === 'X' && before?.kind === 'word' && !before.isCapitalised;
}
