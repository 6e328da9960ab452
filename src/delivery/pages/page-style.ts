/** The stylesheet of the pages that need no account. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f4; --paper: #ffffff; --ink: #17191c; --soft: #464b52; --dim: #62676e; --line: #d9d9d5;
  --claim: #fdeeb5; --claim-line: #a67c00; --denial: #e4ebf6; --denial-line: #43628f; --fault: #9b1c1c;
  --serif: Charter, 'Bitstream Charter', 'Charis SIL', Cambria, Georgia, serif;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #111315; --paper: #181b1e; --ink: #ebecee; --soft: #b9bdc3; --dim: #969ba2; --line: #3a3f44;
    --claim: #473a0d; --claim-line: #d9b13b; --denial: #22304a; --denial-line: #8fb0e6; --fault: #f2a3a3;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 16px/1.5 var(--sans); }
header, main, footer { max-width: 44rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.75rem; }
.name { margin: 0; padding-bottom: .75rem; border-bottom: 3px solid var(--ink); font: 700 17px/1.3 var(--serif); }
main { padding-top: 1.25rem; padding-bottom: 1.5rem; }
footer { padding-bottom: 2rem; color: var(--dim); font-size: 13px; }
footer p { border-top: 1px solid var(--line); padding-top: .75rem; }
h1 { margin: 0 0 .5rem; font: 700 26px/1.25 var(--serif); overflow-wrap: anywhere; }
h2 { margin: 1.75rem 0 .25rem; font: 700 18px/1.35 var(--serif); }
p { margin: .6rem 0; max-width: 38rem; }
a { color: inherit; text-underline-offset: 2px; }
.soft { color: var(--soft); }
.dim { color: var(--dim); font-size: 14px; }
.claim { background: var(--claim); border-bottom: 2px solid var(--claim-line); }
.denial { background: var(--denial); border-bottom: 2px dashed var(--denial-line); }
blockquote { margin: 1rem 0 .25rem; font: 400 17px/1.85 var(--serif); }
.entries { list-style: none; margin: 0; padding: 0; }
.entries li { border-bottom: 1px solid var(--line); padding: .75rem 0; }
.entries a { font: 700 18px/1.4 var(--serif); text-decoration: none; }
.entries a:hover { text-decoration: underline; }
form { margin: 1rem 0; }
fieldset { border: 0; border-top: 1px solid var(--line); margin: 1.25rem 0 0; padding: .75rem 0 0; min-width: 0; }
legend { font-weight: 700; padding: 0; }
fieldset > div { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .1rem 1rem; }
label { display: block; }
.choice { display: flex; align-items: flex-start; gap: .5rem; padding: .3rem 0; min-height: 1.5rem; }
.choice input { margin: .25rem 0 0; width: 1.05rem; height: 1.05rem; flex: none; }
.field { margin: .75rem 0; }
.field label { font-weight: 700; margin-bottom: .25rem; }
input[type=email], input[type=number], select { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--dim);
  border-radius: 3px; padding: .5rem .6rem; max-width: 100%; }
input[type=email] { width: 24rem; }
button { font: 700 15px/1.3 var(--sans); color: var(--paper); background: var(--ink); border: 2px solid var(--ink);
  border-radius: 3px; padding: .7rem 1.3rem; cursor: pointer; }
button.quiet { color: var(--ink); background: transparent; }
:focus-visible { outline: 3px solid var(--denial-line); outline-offset: 2px; }
.fault { color: var(--fault); font-weight: 700; }
@media (max-width: 30rem) { header, main, footer { padding-left: 1.1rem; padding-right: 1.1rem; } }
`;
