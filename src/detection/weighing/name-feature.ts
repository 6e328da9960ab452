/** Puts what the models go by into words that a person can read. */

const SYMBOLS: Readonly<Record<string, string>> = {
  '@S': '[supplier State]',
  '@Sg': '[supplying group]',
  '@R': '[usual recipient]',
  '@Rg': '[group]',
  '@R?': '[such a group]',
  '@Rg?': '[such a group]',
  '@N': '[State]',
  '@Ng': '[group]',
  '@N?': '[that State]',
  '@epithet': '[epithet]',
  '@origin': '[make]',
  '#': '[goods]',
  '~': '[thing]',
  '0': '[number]',
};

/** A feature of an article as shown: words in quotation marks, kinds of words and figures by their name. */
export function nameFeature(feature: string): string {
  const [kind, ...rest] = feature.split(' ');
  if (kind === '1' || kind === '2') return `“${rest.map(nameSymbol).join(' ')}”`;
  if (kind === 'cue') return `a word of “${rest.join(' ')}”`;
  if (kind === 'frame') return `a word of ${rest.join(' ')}`;
  return rest.join(' ');
}

function nameSymbol(symbol: string): string {
  const known = SYMBOLS[symbol];
  if (known !== undefined) return known;
  return symbol.startsWith('#') || symbol.startsWith('~') ? `[${symbol.slice(1)}]` : symbol;
}
