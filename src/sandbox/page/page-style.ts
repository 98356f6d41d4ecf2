export const pageStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f6f4, #111513);
  --sheet: light-dark(#ffffff, #1a201d);
  --ink: light-dark(#18211c, #e9efeb);
  --soft: light-dark(#58645d, #9fada5);
  --line: light-dark(#dfe4e0, #2c3530);
  --accent: light-dark(#0b6b47, #5fd3a0);
  --wash: light-dark(#e6f3ec, #173528);
  --bad: light-dark(#a32d1c, #ff9a86);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main { max-width: 1040px; margin: 0 auto; padding: 0 20px; }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 16px; padding-block: 32px 8px; }
header p { margin: 0; color: var(--soft); }
h1 { margin: 0; font-size: 24px; line-height: 1.2; letter-spacing: -0.01em; }
h2 { margin: 0 0 12px; font-size: 18px; }
h3 { margin: 28px 0 12px; font-size: 16px; }
h4, .scenarios h3 { margin: 0; font-size: 16px; }
.choice { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.choice button { padding: 0 14px; }
section { margin-block: 28px; }
section > p { margin: 0 0 16px; color: var(--soft); }
header .mark { display: grid; place-items: center; width: 48px; height: 48px; border-radius: 12px;
  background: var(--accent); color: var(--ground); font-size: 24px; font-weight: 700; }
header .total { margin-left: auto; text-align: right; font-size: 14px; }
.total strong { display: block; color: var(--ink); font-size: 24px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 10px 16px; text-align: left; white-space: nowrap; }
th { color: var(--soft); font-weight: 500; }
tbody tr { border-top: 1px solid var(--line); }
td { font-variant-numeric: tabular-nums; }
#debits th:last-child, #debits td:last-child, #credits th:last-child, #credits td:last-child { text-align: right; }
#debits td:last-child, #credits td:last-child { font-weight: 600; }
tr[data-tone="good"] td:last-child { color: var(--accent); }
tr[data-tone="bad"] td:last-child { color: var(--bad); }
tr.new { animation: arrive 1.2s ease-out; }
.empty { margin: 0; padding: 10px 16px 16px; color: var(--soft); }
table:has(tbody tr) + .empty { display: none; }
.scenarios { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr)); gap: 16px; margin: 0; padding: 0; list-style: none; }
.scenarios li { display: flex; flex-direction: column; gap: 8px; padding: 16px; background: var(--sheet);
  border: 1px solid var(--line); border-radius: 12px; }
.scenarios p { flex: 1; margin: 0; color: var(--soft); font-size: 14px; }
.scenarios a { color: var(--accent); }
ul.scenarios:not(:empty) + .empty { display: none; }
.scenarios p { overflow-wrap: anywhere; }
.scenarios [data-tone="good"] strong { color: var(--accent); }
.scenarios [data-tone="bad"] strong { color: var(--bad); }
.acts { display: flex; flex-direction: column; gap: 8px; }
dl { display: flex; gap: 24px; margin: 0; }
dt { color: var(--soft); font-size: 13px; }
dd { margin: 0; }
code { font: 600 14px/1.5 ui-monospace, monospace; background: var(--wash); color: var(--accent); padding: 2px 6px; border-radius: 6px; }
button { min-height: 44px; border: 1px solid var(--line); border-radius: 8px; background: transparent;
  color: var(--ink); font: inherit; font-size: 14px; font-weight: 600; cursor: pointer; }
button:hover { border-color: var(--accent); }
button[aria-pressed="true"] { background: var(--accent); border-color: var(--accent); color: var(--ground); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@keyframes arrive { from { background: var(--wash); } }
@media (prefers-reduced-motion: reduce) { tr.new { animation: none; } }
@media (max-width: 560px) { header .total { margin-left: 0; text-align: left; width: 100%; } }
`;
