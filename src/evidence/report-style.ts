/** The stylesheet inside the report: no font, no image, nothing from elsewhere. */
export const REPORT_STYLE = `
:root { color-scheme: light; --ink: #17191c; --soft: #464b52; --line: #d9d9d5; }
@page { size: A4; margin: 18mm; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1.25rem; color: var(--ink); background: #fff;
  font: 400 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; }
h1, h2, h3, .words { font-family: Charter, 'Bitstream Charter', Cambria, Georgia, 'Noto Serif', serif; }
h1 { margin: .25rem 0 .75rem; font-size: 26px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2.25rem 0 .75rem; padding-top: .75rem; border-top: 2px solid var(--ink); font-size: 19px; }
h3 { margin: 1.25rem 0 .4rem; font-size: 17px; overflow-wrap: anywhere; }
.kind { margin: 0; color: var(--soft); }
dl { display: grid; grid-template-columns: 11rem minmax(0, 1fr); gap: .15rem 1rem; margin: .75rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.claim, .clause, .text { margin-top: 1rem; padding-top: .5rem; border-top: 1px solid var(--line); }
.words { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 16px; line-height: 1.65; }
mark { background: #fdeeb5; color: inherit; border-bottom: 2px solid #a67c00; }
table { width: 100%; border-collapse: collapse; font-size: 13px; }
th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
td { overflow-wrap: anywhere; }
td:nth-child(-n + 3) { white-space: nowrap; overflow-wrap: normal; }
.note { color: var(--soft); font-size: 13px; overflow-wrap: anywhere; }
a { color: inherit; }
@media (max-width: 34rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { margin: 0; padding: 0; max-width: none; } .claim, .clause, tr, h2, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; } }
`;
