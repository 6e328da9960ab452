/** The part of rss-parser that makes its text extracts; see read-plain-feed. */
declare module 'rss-parser/lib/utils.js' {
  const utils: { getSnippet: (html: string) => string };
  export default utils;
}
