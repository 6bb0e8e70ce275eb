import { printable } from './show.ts'

/** A text of somebody's, as text: nothing in it is read as markup, and nothing turns what stands beside it round. */
export const escaped = (text: string): string =>
  printable(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/** A file of its own: no script runs in it and nothing is fetched, which its policy enforces. */
export const page = (title: string, body: readonly string[]): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<meta name="color-scheme" content="light dark"/>
<title>${escaped(title)}</title>
<style>
${PAGE}
${MARKS}
</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`

/** The same marks in a picture by itself, on a ground of its own since nobody knows where it will be shown. */
export const picture = (svg: string): string =>
  `${svg.replace('</title>', `</title>\n<style>\n${MARKS}\n</style>\n<rect class="ground" width="100%" height="100%" rx="8"/>`)}\n`

/** Judges have a colour each, told apart with any kind of colour vision (Okabe and Ito 2008); then they repeat. */
const COLORS: readonly (readonly [light: string, dark: string])[] = [
  ['#0072b2', '#56b4e9'],
  ['#d55e00', '#ff8a3d'],
  ['#009e73', '#2fcf9f'],
  ['#b3588d', '#e69ac4'],
  ['#8a6d00', '#e0c020'],
  ['#3f8fbf', '#9ad2f2'],
  ['#6b4fa0', '#b79df0'],
  ['#666666', '#aaaaaa'],
]

/** The class that gives a judge its colour, by its place among the judges. */
export const colorOf = (judge: number): string => `c${judge % COLORS.length}`

const colors = (theme: 0 | 1): string => COLORS.map((pair, i) => `.c${i}{color:${pair[theme]}}`).join('')

/** Marks are drawn in the colour of the class around them. */
const MARKS = `svg{font:12px system-ui,sans-serif}
svg text{fill:#57606a}
svg text.own{fill:currentColor;font-weight:600}
.ground{fill:#fff}
.grid{stroke:#e4e7eb;fill:none}
.axis,.chance{stroke:#8c959f;fill:none}
.chance{stroke-dasharray:1 3}
.line,.without{stroke:currentColor;fill:none;stroke-width:2}
.without{stroke-width:1.4;stroke-dasharray:5 4}
.other{stroke:#c3cad2;fill:none;stroke-width:1.3}
.band{fill:currentColor;opacity:.15}
.dot,.bar{fill:currentColor}
.whisker{stroke:currentColor;stroke-width:1.5;opacity:.6}
${colors(0)}
@media screen and (prefers-color-scheme:dark){
svg text{fill:#9aa4b0}
.ground{fill:#14171d}
.grid{stroke:#2a303a}
.axis,.chance{stroke:#6b7480}
.other{stroke:#464e5a}
${colors(1)}
}`

const PAGE = `body{margin:0;background:#fff;color:#1f2328;font:16px/1.5 system-ui,sans-serif}
main{max-width:1100px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:1.6rem;line-height:1.25;margin:.2em 0}
h2{font-size:1.2rem;margin:2.2em 0 .3em}
.facts,.how,figcaption small{color:#57606a}
.facts,.how{font-size:.9rem;max-width:46em;overflow-wrap:anywhere}
.note{border-left:4px solid #bf8700;background:#fff8e1;margin:0 0 16px;padding:8px 12px}
.wide{overflow-x:auto}
.wide svg{display:block;width:100%;min-width:520px;max-width:820px;height:auto}
table{border-collapse:collapse;font-size:.9rem;font-variant-numeric:tabular-nums}
th,td{padding:6px 10px;text-align:right;vertical-align:top;border-bottom:1px solid #e4e7eb}
thead th{font-weight:500;color:#57606a;vertical-align:bottom;min-width:3.5em}
th:first-child{text-align:left;position:sticky;left:0;background:#fff}
td small{display:block;color:#57606a;white-space:nowrap}
.swatch{display:inline-block;width:.7em;height:.7em;border-radius:2px;background:currentColor;margin-right:.5em}
.panels{display:grid;gap:16px;grid-template-columns:repeat(auto-fill,minmax(min(100%,300px),1fr))}
.people{gap:10px;grid-template-columns:repeat(auto-fill,minmax(140px,1fr))}
figure{margin:0;min-width:0;break-inside:avoid}
.panels svg{display:block;width:100%;max-width:380px;height:auto}
figcaption{font-weight:600;font-size:.9rem;overflow-wrap:anywhere}
.people figcaption{font-size:.8rem;line-height:1.3}
figcaption small{display:block;font-weight:400}
details{margin:.6em 0}
summary{cursor:pointer;padding:6px 0}
@media screen and (prefers-color-scheme:dark){
body,th:first-child{background:#14171d;color:#dde3ea}
.facts,.how,figcaption small,thead th,td small{color:#9aa4b0}
thead th:first-child{color:#9aa4b0}
.note{background:#2e2610}
th,td{border-color:#2a303a}
}
@media print{
body{font-size:11pt}
main{max-width:none;padding:0}
.wide{overflow:visible}
.wide table{font-size:.62rem}
.wide th,.wide td{padding:3px 4px}
details::details-content{content-visibility:visible;height:auto}
h2{break-after:avoid}
}`
