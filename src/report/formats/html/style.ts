/** Colours as variables, so that light, dark and paper share one drawing; contrast of texts is at least 4.5 to 1. */
export const style = `
:root{--ground:#f4f5f8;--card:#fff;--text:#16191f;--muted:#555e6d;--line:#dfe3e9;--accent:#2a5bd7;--good:#11713a;--warning:#8a5300;--bad:#b42318;--bad-fill:#d92d20;--soft-good:#e7f6ec;--soft-warning:#fff3dc;--soft-next:#ffe3c2;--soft-bad:#fdeceb;--lane:#eceff4;--heat0:#dcefe2;--heat1:#fbdfa6;--heat2:#f6ab5b;--heat3:#e0602c;--heat4:#9c1d12;--excluded:#b9c0cb;--c0:#2a5bd7;--c1:#7c4dcc;--c2:#c2418b;--c3:#0c8599;--shadow:0 1px 2px #0f172a14,0 2px 8px #0f172a0a}
@media (prefers-color-scheme:dark){:root{--ground:#0e1116;--card:#171b22;--text:#e8ebf0;--muted:#a6afbd;--line:#2d3440;--accent:#82a9ff;--good:#5fd08d;--warning:#f2bd55;--bad:#ff8f85;--bad-fill:#f0655a;--soft-good:#12291c;--soft-warning:#2e240f;--soft-next:#43290f;--soft-bad:#331816;--lane:#222833;--heat0:#1d3a2a;--heat1:#6b5417;--heat2:#a8621a;--heat3:#d9572b;--heat4:#ff8d7a;--excluded:#4b5361;--c0:#82a9ff;--c1:#b594f5;--c2:#f08bc0;--c3:#55c6d9;--shadow:none}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:900px;margin:0 auto;padding:28px 20px 48px}
h1{font-size:24px;line-height:1.25;margin:0 0 18px;overflow-wrap:anywhere;letter-spacing:-.01em}
h1 .path{font-size:.72em;font-weight:500;color:var(--muted);letter-spacing:0}
h2{font-size:17px;line-height:1.3;margin:0 0 12px;overflow-wrap:anywhere}
h3{font-size:14px;margin:18px 0 6px}
section,.cards>div{background:var(--card);border:1px solid var(--line);border-radius:10px;box-shadow:var(--shadow)}
section{padding:18px 20px;margin:0 0 16px}
p{margin:8px 0 0}
ul{margin:0;padding-left:20px;overflow-wrap:anywhere}
li+li{margin-top:4px}
dl{margin:0}
section>dl{display:grid;gap:6px}
section>dl>div{display:grid;grid-template-columns:minmax(110px,150px) 1fr;gap:12px}
dt{color:var(--muted)}
dd{margin:0;overflow-wrap:anywhere;min-width:0}
.note,figcaption{color:var(--muted);font-size:13px}
dd .note{margin-left:4px}
.cards{display:grid;grid-template-columns:repeat(12,1fr);gap:12px;margin:0 0 16px}
.cards>div{padding:14px 16px;min-width:0;grid-column:span 4}.cards>.of3{grid-column:span 3}.cards>.of6{grid-column:span 6}.cards>.of12{grid-column:span 12}
.cards dt{font-size:13px}
.cards .figure{display:block;font-size:24px;font-weight:650;line-height:1.25;letter-spacing:-.01em;overflow-wrap:anywhere}
.cards .long{font-size:18px;line-height:1.3}
.cards .note{display:block;margin:4px 0 0}
.good{color:var(--good)}.warning{color:var(--warning)}.bad{color:var(--bad)}.quiet{color:var(--muted)}
.checks section{border-left:5px solid var(--line)}
.checks.good section{border-left-color:var(--good);background:var(--soft-good)}
.checks.warning section{border-left-color:var(--warning);background:var(--soft-warning)}
.checks.bad section{border-left-color:var(--bad);background:var(--soft-bad)}
.checks h2{color:var(--text)}
.checks ul{list-style:none;padding:0;font-weight:550}
figure{margin:0}
figcaption{margin-top:8px}
svg.wide,svg.narrow{display:block;width:100%;height:auto;overflow:visible}
svg.narrow,div.narrow,p.narrow{display:none}
.scroll{overflow:auto;max-height:85vh;border:1px solid var(--line);border-radius:8px}.scroll>svg{display:block}.scroll{position:relative}.start{position:absolute;width:1px;height:1px;scroll-initial-target:nearest;scroll-margin:40px}
.patterns{position:absolute;width:0;height:0}
svg text{font-size:12px;fill:var(--text);paint-order:stroke;stroke:var(--card);stroke-width:3px;stroke-linejoin:round}
svg .m{fill:var(--muted)}svg .s{fill:var(--text);font-weight:600}svg .n{stroke:none;fill:var(--card);font-weight:700;font-size:11px}
.grid{stroke:var(--line);stroke-width:1;fill:none}.axis{stroke:var(--muted);stroke-width:1.2;fill:none}
.even{stroke:var(--muted);stroke-width:1.3;stroke-dasharray:5 4;fill:none}
.course{stroke:var(--accent);stroke-width:2.2;fill:none;stroke-linejoin:round}
.now{fill:var(--accent);stroke:var(--card);stroke-width:2}
.band.good{fill:var(--soft-good)}.band.warning{fill:var(--soft-warning)}.band.bad{fill:var(--soft-bad)}.band.warning.next{fill:var(--soft-next)}.band{fill:var(--lane)}
.bound{stroke:var(--card);stroke-width:2;fill:none}.flag{fill:var(--bad)}.stem{stroke:var(--bad);stroke-width:1;stroke-dasharray:2 2;fill:none}
.lane{fill:var(--lane)}.down{fill:var(--bad-fill)}.bar{fill:var(--accent)}
.together{stroke:var(--muted);stroke-width:1.5;fill:none}.point{fill:var(--card);stroke:var(--muted);stroke-width:1.5}
.whisker{stroke:var(--muted);stroke-width:1.4;fill:none}
.c0{fill:var(--c0)}.c1{fill:var(--c1)}.c2{fill:var(--c2)}.c3{fill:var(--c3)}
.dot{fill:var(--accent);opacity:.75}.interval{stroke:var(--accent);stroke-width:5;stroke-linecap:round;opacity:.35;fill:none}.estimate{fill:var(--accent);stroke:var(--card);stroke-width:1.5}
.estimate.good{fill:var(--good)}.estimate.bad{fill:var(--bad)}
.box{fill:var(--card);stroke:var(--muted);stroke-width:1.2}.box.journey{fill:var(--lane);stroke:var(--accent);stroke-width:1.6}.box.gate{fill:var(--lane)}.box.bad{fill:var(--soft-bad);stroke:var(--bad);stroke-width:2}.box.quiet{stroke-dasharray:4 3}
.arrow{stroke:var(--muted);stroke-width:1.4;fill:none}.arrow.needs{stroke-dasharray:5 3}.arrow.optional{stroke-dasharray:2 3}.tip{fill:var(--muted)}svg .b{stroke:none;fill:var(--text);font-weight:600}svg .l{stroke:none;fill:var(--muted)}
.loss{fill:var(--lane)}.loss.down{fill:var(--soft-bad);stroke:var(--bad)}.loss.worse{fill:var(--soft-warning)}svg .on{stroke:none;font-weight:600}svg .on.down{fill:var(--bad)}svg .on.worse{fill:var(--warning)}
.domain{fill:none;stroke:var(--muted);stroke-width:1.2;stroke-dasharray:6 4}.domain.bad{stroke:var(--bad)}
.fan{fill:var(--accent);opacity:.18}
.target{stroke:var(--bad);stroke-width:1.5;stroke-dasharray:4 3;fill:none}
.heat0{fill:var(--heat0)}.heat1{fill:var(--heat1)}.heat2{fill:var(--heat2)}.heat3{fill:var(--heat3)}.heat4{fill:var(--heat4)}
.excluded{fill:var(--excluded)}.uncovered{fill:none;stroke:var(--excluded);stroke-width:1;stroke-dasharray:2 2}
.unknown{fill:url(#unknown)}.hatched{fill:var(--lane)}.hatch{stroke:var(--muted);stroke-width:1.6}
table{width:100%;border-collapse:collapse;font-size:13.5px;margin-top:14px}
h2+table{margin-top:0}
th,td{padding:6px 7px;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:600;font-size:13px}
tbody tr:last-child td{border-bottom:0}
.right{text-align:right}
td.right{white-space:nowrap}td.breaks{overflow-wrap:anywhere}
th:first-child,td:first-child{padding-left:0}th:last-child,td:last-child{padding-right:0}
@media (max-width:820px){th,td{padding:6px 4px}table{font-size:13px}}
svg.share{width:80px;height:10px;display:inline-block}
details{margin-top:12px}summary{cursor:pointer;color:var(--accent);font-size:14px}
summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code{font:13px/1.45 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.formulas{font-size:13px;color:var(--muted)}
@media (max-width:640px){main{padding:18px 10px 32px}section{padding:14px 12px}svg.wide,div.wide,p.wide{display:none}svg.narrow,div.narrow,p.narrow{display:block}h1{font-size:20px}
section>dl>div{grid-template-columns:1fr;gap:0}.cards{gap:8px}.cards>div,.cards>.of3{padding:10px 12px;grid-column:span 6}.cards>div:last-child:nth-child(odd){grid-column:span 12}.cards .figure{font-size:20px}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,tbody,td{display:block}tr{padding:8px 0;border-bottom:1px solid var(--line)}tbody tr:last-child{border-bottom:0}
tr{display:flex;flex-wrap:wrap;column-gap:14px}
td,td.right{border:0;padding:1px 0;text-align:left;flex:1 1 calc(50% - 7px)}td:first-child{flex-basis:100%;font-weight:600}
td:not(:first-child)::before{content:attr(data-label) " ";color:var(--muted)}td:empty,td:has(svg.share){display:none}td.long{flex-basis:100%}}
@page{margin:14mm}
@media print{:root{--ground:#fff;--card:#fff;--text:#000;--muted:#4a4f58;--line:#cfd4db;--accent:#2a5bd7;--good:#11713a;--warning:#8a5300;--bad:#b42318;--bad-fill:#d92d20;--soft-good:#e7f6ec;--soft-warning:#fff3dc;--soft-next:#ffe3c2;--soft-bad:#fdeceb;--lane:#eceff4;--heat0:#dcefe2;--heat1:#fbdfa6;--heat2:#f6ab5b;--heat3:#e0602c;--heat4:#9c1d12;--excluded:#b9c0cb;--c0:#2a5bd7;--c1:#7c4dcc;--c2:#c2418b;--c3:#0c8599;--shadow:none}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}body{font-size:11pt}main{max-width:none;padding:0}section{padding:12px 0;border:0;border-top:1px solid var(--line);border-radius:0}.checks section{padding-left:12px}figure,.cards>div,tr{break-inside:avoid}.start,.scroll~p.note{display:none}.scroll{overflow:visible;max-height:none;border:0}.scroll>svg{max-width:100%;max-height:240mm;height:auto}h2,h3{break-after:avoid}details:not([open]){display:none}table{font-size:9.5pt}}
`;
