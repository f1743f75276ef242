/** One sheet, no fonts or pictures from elsewhere. Colours are pairs with a contrast of 4.5 or more. */
export const STYLE = `
:root{--ink:#212b32;--quiet:#4c6272;--line:#d8dde0;--wash:#f0f4f5;--blue:#005eb8;--dark:#003087;--green:#006b35;--red:#b3140b;--amber:#7a5200;--violet:#5a2472}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--wash);color:var(--ink);font:1rem/1.5 Frutiger,"Segoe UI",Arial,"Helvetica Neue",sans-serif;overflow-wrap:break-word}
a{color:var(--blue)}a:hover{color:#7c2855}
a:focus-visible,summary:focus-visible,pre:focus-visible,.scroll:focus-visible{outline:4px solid #ffeb3b;outline-offset:0;box-shadow:0 4px 0 4px var(--ink);background:#ffeb3b;color:var(--ink)}
pre:focus-visible,.scroll:focus-visible{background:#fff}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;z-index:2}
header.top{background:var(--blue);color:#fff;padding:.7rem 0}
header.top .wrap{display:flex;justify-content:space-between;gap:1rem;flex-wrap:wrap;align-items:baseline}
.brand{font-weight:700;font-size:1.25rem;letter-spacing:-.01em}
.wrap{max-width:70rem;margin:0 auto;padding:0 1.5rem}
main>section,main>nav{background:#fff;border:1px solid var(--line);border-radius:4px;margin:1.25rem 0;padding:1.25rem 2rem 1.5rem}
h1,h2,h3,h4,h5{line-height:1.25;margin:0;font-weight:600}
h1{font-size:1.75rem}h2{font-size:1.4rem}h3{font-size:1.2rem}h4{font-size:1.06rem}h5{font-size:1rem}
p,ul,ol,dl,table,pre,figure{margin:.6rem 0}
ul,ol{padding-left:1.3rem}li{margin:.2rem 0}
.quiet{color:var(--quiet)}.small{font-size:.875rem}
code,pre,.mono{font:.875rem/1.45 ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace}
pre{background:var(--wash);border-left:4px solid var(--line);padding:.7rem .9rem;overflow:auto;max-height:28rem;white-space:pre-wrap}
pre.command{max-height:none;padding:.45rem .7rem;margin:.35rem 0;background:#fff;border:1px solid var(--line);border-left:4px solid var(--blue)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem}
caption{text-align:left;font-weight:600;padding-bottom:.3rem}
th,td{text-align:left;vertical-align:top;padding:.35rem 1rem .35rem 0;border-bottom:1px solid var(--line)}
thead th{border-bottom-width:2px}th[scope=row]{font-weight:600}.num{text-align:right;font-variant-numeric:tabular-nums}
td.when{white-space:nowrap;font-variant-numeric:tabular-nums}
.badge{display:inline-flex;gap:.4rem;align-items:center;font-weight:600;white-space:nowrap}
.shape{flex:none;width:1em;height:1em;fill:currentColor}.shape .on{fill:none;stroke:#fff;stroke-width:2}.shape .hollow{fill:none;stroke:currentColor;stroke-width:2}.shape .line{fill:none;stroke:currentColor;stroke-width:2}
.v-met{color:var(--green)}.v-not-met{color:var(--red)}.v-blocked{color:var(--amber)}.v-needs-review{color:var(--violet)}.v-not-applicable{color:var(--quiet)}.v-error{color:var(--red)}
#verdict{border-top:10px solid currentColor}
#verdict>*{color:var(--ink)}#verdict>.lead{color:inherit}#verdict h1{color:var(--ink);font-size:1.75rem}#verdict .lead{display:flex;gap:1.1rem;align-items:flex-start;margin:.35rem 0 .9rem}
#verdict .lead .shape{width:2.9rem;height:2.9rem;margin-top:.15rem}
.kicker{margin:0;color:var(--quiet)!important}
#verdict #count{font-weight:400;color:var(--quiet);margin-bottom:.3rem}
.counts{display:flex;flex-wrap:wrap;gap:.6rem 2rem;margin:0;padding:.8rem 0;border:solid var(--line);border-width:1px 0}
.counts div{display:flex;flex-direction:row-reverse;gap:.5rem;align-items:baseline}.counts dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1;font-variant-numeric:tabular-nums}
.counts .none{color:var(--quiet);opacity:1}.counts .none .badge{color:var(--quiet);font-weight:400}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:1rem 2.2rem;margin-top:1rem;font-size:.9375rem;line-height:1.42}.facts>div{min-width:0}
.facts h3{font-size:1.06rem;margin-bottom:.2rem}.facts p,.facts ul,.facts dl{margin:.25rem 0}
.inset{border-left:8px solid var(--blue);padding:0 0 0 1rem;margin:.8rem 0}.inset p{margin:.2rem 0}
.inset.v-not-met,.inset.v-error{border-color:var(--red)}.inset.v-blocked{border-color:#b57b00}.inset.v-needs-review{border-color:var(--violet)}.inset>*{color:var(--ink)}
dl.pairs{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem}dl.pairs dt{color:var(--quiet)}dl.pairs dd{margin:0}
.criterion{border-top:1px solid var(--line);padding-top:1.2rem;margin-top:1.6rem}h2+.criterion{border-top:0;padding-top:0;margin-top:.9rem}
.head{display:flex;justify-content:space-between;gap:.3rem 1.2rem;align-items:baseline;flex-wrap:wrap}.head h3,.head h4{flex:1 1 20rem}
.id{font-weight:400;color:var(--quiet)}
.statement{font-size:1.06rem}
.scenario{border:1px solid var(--line);border-radius:4px;padding:.9rem 1.1rem;margin:.9rem 0}
.steps{list-style:none;padding:0;margin:.5rem 0}.steps li{display:grid;grid-template-columns:1.2rem 4.2rem 1fr auto;gap:.1rem .5rem;align-items:baseline}
.steps .kw{color:var(--quiet);text-align:right}.steps .shape{align-self:center}.steps .message{grid-column:3/-1}
details{border-top:1px solid var(--line);padding:.35rem 0}details:last-child{padding-bottom:0}
summary{cursor:pointer;color:var(--blue);padding:.15rem 0}summary .quiet{color:var(--quiet)}
details.all>details{margin-left:1.2rem}summary .what{text-decoration:underline;text-underline-offset:2px}
figure{margin:.7rem 0}figure img,figure svg{max-width:100%;height:auto;display:block;border:1px solid var(--line)}figure svg{border:0}
figcaption{font-size:.875rem;color:var(--quiet)}
svg text{font:12px Frutiger,"Segoe UI",Arial,sans-serif;fill:var(--ink)}
.flow{border:1px solid var(--line);border-radius:4px;margin:.7rem 0;padding:.2rem .9rem .5rem}.flow h5{margin:.5rem 0 .2rem}
footer{color:var(--quiet);padding:0 0 2rem}
@media(max-width:40rem){main>section,main>nav{padding:1rem}.facts{grid-template-columns:1fr}dl.pairs{grid-template-columns:1fr}dl.pairs dd{margin-bottom:.4rem}#verdict h1{font-size:1.25rem}#verdict .lead .shape{width:2rem;height:2rem}.steps li{grid-template-columns:1.2rem 1fr auto}.steps .kw{grid-column:2;text-align:left}.steps .words{grid-column:2}}
@page{size:A4;margin:16mm 14mm}
@media print{
body{background:#fff;font-size:10pt}header.top{background:none;color:var(--ink);border-bottom:2px solid var(--ink)}
main>section,main>nav{border:0;padding:0;margin:0 0 1.2rem}#verdict{border-top:6px solid currentColor;padding-top:.6rem;break-after:page}
.wrap{max-width:none;padding:0}.skip{display:none}a{color:inherit;text-decoration:none}.facts{grid-template-columns:1fr 1fr;gap:.6rem 1.4rem;font-size:9pt}
h1{font-size:17pt}h2{font-size:14pt}h3{font-size:12pt}h1,h2,h3,h4,h5,caption,summary{break-after:avoid}
details::details-content{content-visibility:visible!important;block-size:auto!important;height:auto!important;overflow:visible!important}
summary{list-style:none}pre{max-height:none;overflow:visible}.scroll{overflow:visible}tr,figure,.steps li{break-inside:avoid}.scenario{break-inside:auto}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`
  .trim()
  .replaceAll('\n', '');

/** Optional script: opens the target of a link, and opens everything for printing. The page is complete without it. */
export const SCRIPT = `(()=>{const open=()=>{const at=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));for(let e=at;e;e=e.parentElement)if(e.tagName==='DETAILS')e.open=true;if(at)at.scrollIntoView()};addEventListener('hashchange',open);open();addEventListener('beforeprint',()=>{for(const d of document.querySelectorAll('details:not([open])')){d.open=true;d.dataset.was='shut'}});addEventListener('afterprint',()=>{for(const d of document.querySelectorAll('details[data-was]')){d.open=false;delete d.dataset.was}})})();`;
