/** Style sheet of the API's page: system fonts, light and dark, from a phone to a wide screen. */
export const API_PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#fbfaf8, #14171c);
  --raised: light-dark(#ffffff, #1b1f26);
  --line: light-dark(#dedad3, #313843);
  --text: light-dark(#1d2229, #e4e6ea);
  --soft: light-dark(#586170, #a3acba);
  --link: light-dark(#0b5394, #8cc2ff);
  --get: light-dark(#1a6b3c, #7fd6a1);
  --post: light-dark(#0b5394, #8cc2ff);
  --patch: light-dark(#8a5300, #f0b868);
  --delete: light-dark(#a3242a, #ff9a94);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--ground); color: var(--text);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
a { color: var(--link); }
a:focus-visible, summary:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--raised); padding: .5rem 1rem; z-index: 1; }
nav { padding: 1.25rem; border-bottom: 1px solid var(--line); font-size: .9rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
nav li a { display: flex; gap: .5rem; align-items: baseline; padding: .2rem .25rem; color: inherit; text-decoration: none; }
nav li a:hover { background: var(--raised); }
nav .name { margin: 0 0 .75rem; font-weight: 650; }
nav .name a { color: inherit; text-decoration: none; }
nav .group { margin: 1rem 0 .25rem; color: var(--soft); font-size: .75rem; font-weight: 600; letter-spacing: .04em; text-transform: uppercase; }
nav .group a { color: inherit; }
main { padding: 1.25rem; max-width: 56rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 1rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .35rem; }
h4 { font-size: .85rem; margin: 1rem 0 .35rem; color: var(--soft); }
article { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.15rem; margin: 0 0 1rem; }
article:target { border-color: var(--link); }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace; font-size: .875em; }
pre { overflow-x: auto; background: var(--ground); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; margin: .5rem 0 0; }
.line { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: baseline; margin: 0 0 .5rem; overflow-wrap: anywhere; }
.method { flex: none; font: 650 .75rem/1.4 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); }
nav .method { width: 3.6rem; font-size: .68rem; }
.method.get { color: var(--get); } .method.post { color: var(--post); }
.method.patch, .method.put { color: var(--patch); } .method.delete { color: var(--delete); }
.need, .type { color: var(--soft); font-size: .875rem; }
.required { color: var(--patch); font-size: .75rem; }
table { width: 100%; border-collapse: collapse; font-size: .9rem; display: block; overflow-x: auto; }
th { text-align: left; color: var(--soft); font-weight: 600; }
th, td { padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.fields { list-style: none; margin: .35rem 0; padding: 0 0 0 .75rem; border-left: 2px solid var(--line); font-size: .9rem; }
.fields li { padding: .15rem 0; overflow-wrap: anywhere; }
.answers { display: grid; grid-template-columns: 3.25rem minmax(0, 1fr); gap: .35rem .5rem; margin: 0; font-size: .9rem; }
.answers dd { margin: 0; }
.status { font: 650 .8rem/1.9 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); }
.status.s2 { color: var(--get); } .status.s4 { color: var(--patch); } .status.s5 { color: var(--delete); }
summary { cursor: pointer; color: var(--link); width: fit-content; }
.codes { columns: 16rem; padding-left: 1.1rem; }
@media (min-width: 60rem) {
  body { display: grid; grid-template-columns: 20rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; border-bottom: 0; border-right: 1px solid var(--line); }
  main { padding: 2rem 2.5rem 4rem; }
}
`;
