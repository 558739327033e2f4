#include "write/report_style.hpp"

namespace govmap {

// Contrast: every text on its ground has at least 7 : 1 (#1b1b1b, #33414e and the four signal
// colours on white and on the tints). Colour only underlines what a word says already.
const char* const report_style = R"(
:root { --ink: #1b1b1b; --soft: #33414e; --line: #9aa5b1; --tint: #f3f5f7;
  --fail: #8a1c1c; --open: #5c3d00; --ok: #0b4f2f; --excepted: #3a2a6b; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 60rem; color: var(--ink); background: #fff;
  font: 1rem/1.45 Arial, "Liberation Sans", Helvetica, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.35rem; line-height: 1.25; margin: 2.5rem 0 .5rem; padding-top: .6rem;
  border-top: 3px solid var(--ink); }
h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; }
.finding h3 { font-size: 1rem; margin: 0 0 .3rem; }
p { margin: .4rem 0; }
a { color: #0b3d75; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: var(--tint); }
td.number, th.number { text-align: right; }
#rules th.number { width: 1%; font-size: .85em; }
#rules th.asks { width: 40%; }
.wide { overflow-x: auto; }
.rule { white-space: nowrap; }
.headline { border: 2px solid var(--ink); border-left-width: .6rem; padding: .6rem .9rem;
  margin: 1rem 0; font-size: 1.15rem; font-weight: bold; }
.notice { border: 2px dashed var(--open); padding: .5rem .9rem; margin: .8rem 0; font-weight: bold;
  color: var(--open); }
.asof, .where, .whose, .force { color: var(--soft); }
.where, .whose, .force { font-size: .85em; }
tr.sum th, tr.sum td { font-weight: bold; border-bottom: 2px solid var(--ink); }
th.part { background: var(--tint); }
#minimum th.number { width: 9.5%; }
#first-steps th.rules { width: 25%; } th.said { width: 54%; }
.pack { margin: .6rem 0; }
.finding { border: 1px solid var(--line); border-left: .35rem solid var(--soft); padding: .6rem .8rem;
  margin: .6rem 0; }
.finding.fail { border-left-color: var(--fail); }
.finding.cannot-tell { border-left-style: dashed; border-left-color: var(--open); }
.finding.excepted { border-left-style: double; border-left-color: var(--excepted); }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: .2rem; padding: 0 .35rem;
  font-size: .8em; font-weight: bold; margin-left: .35em; white-space: nowrap; }
.fail .verdict { color: var(--fail); }
.cannot-tell .verdict { color: var(--open); }
.excepted .verdict { color: var(--excepted); }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: .2rem .8rem; margin: .5rem 0 0; }
dt { font-weight: bold; color: var(--soft); }
dd { margin: 0; min-width: 0; }
td p { margin: 0 0 .2rem; } td ul { margin: 0; padding-left: 1rem; } td details { margin: .2rem 0; }
dd ul { margin: 0; padding-left: 1.1rem; }
summary { cursor: pointer; }
summary h2 { display: inline; border: 0; padding: 0; }
details { margin: 1rem 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .3rem; } }
@page { size: A4; margin: 16mm 15mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
  font: 8pt Arial, "Liberation Sans", sans-serif; } }
@media print {
  body { max-width: none; padding: 0; font-size: 8.5pt; line-height: 1.3; }
  h1 { font-size: 17pt; } h2 { font-size: 12pt; margin: 12pt 0 4pt; padding-top: 3pt; border-top-width: 2px; }
  .finding h3 { font-size: 9.5pt; }
  h1, h2, h3, summary, caption, thead { break-after: avoid; }
  th, td { padding: 2pt 4pt; }
  .headline, .notice { font-size: 10.5pt; padding: 5pt 8pt; margin: 6pt 0; }
  .finding { padding: 4pt 6pt; margin: 4pt 0; }
  .finding h3, .finding .sentence { break-after: avoid; }
  .finding, tr, li, .headline, .notice, .pack { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
  /* one after the other where the screen has lines of their own */
  td p.sentence, td p.whose, td.settle li { display: inline; }
  td p.whose::before { content: " – "; } td p.whose::after { content: "\A"; white-space: pre; }
  td.settle ul { padding: 0; } td.settle li + li::before { content: "; "; }
  /* a row that says several things is too tall to be kept whole */
  tr.tall { break-inside: auto; } tr.tall p, tr.tall li { break-inside: avoid; }
  dl { grid-template-columns: 26mm 1fr; }
  summary { list-style: none; }
  summary::-webkit-details-marker { display: none; }
  a { color: inherit; text-decoration: none; }
  /* what is folded on the screen is printed all the same, but for evidence and the table of rules */
  td details, details.screen { display: none; }
  .folded::details-content { content-visibility: visible; display: block; block-size: auto; opacity: 1; }
}
)";

}  // namespace govmap
