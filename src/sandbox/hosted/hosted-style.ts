/** Of the pages that stand in for the provider's own: one column, made for a phone, light and dark. */
export const hostedStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f3f4f7, #12141a);
  --sheet: light-dark(#ffffff, #1b1e27);
  --ink: light-dark(#191c25, #eceef4);
  --soft: light-dark(#565c6c, #a4abbd);
  --line: light-dark(#8a90a0, #6b7285);
  --accent: light-dark(#2b3fb5, #a7b4ff);
  --on-accent: light-dark(#ffffff, #12141a);
  --bad: light-dark(#a32d1c, #ff9a86);
  --stand-in: light-dark(#ffe9b8, #40330f);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.stand-in { margin: 0; padding: 8px 16px; background: var(--stand-in); text-align: center; font-size: 14px; }
main { max-width: 420px; margin: 16px auto; padding: 24px 16px; background: var(--sheet); border-radius: 16px; }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
h2 { margin: 0 0 8px; font-size: 16px; }
p { margin: 0 0 16px; }
.soft, small { color: var(--soft); font-size: 14px; }
.bad { color: var(--bad); }
dl { margin: 0 0 16px; }
dt { color: var(--soft); font-size: 14px; }
dd { margin: 0 0 8px; font-weight: 600; font-variant-numeric: tabular-nums; }
form { display: grid; gap: 8px; margin: 0 0 16px; }
label { display: block; font-weight: 600; }
fieldset { margin: 0; padding: 0; border: 0; display: grid; gap: 8px; }
legend { font-weight: 600; }
fieldset label { display: flex; align-items: center; gap: 8px; min-height: 48px; font-weight: 400; }
input, select, button, .button { width: 100%; min-height: 48px; padding: 8px 12px; border: 1px solid var(--line);
  border-radius: 8px; background: transparent; color: var(--ink); font: inherit; }
fieldset input { width: 24px; min-height: 24px; }
button, .button { display: grid; place-items: center; border-color: var(--accent); color: var(--accent); font-weight: 600;
  text-decoration: none; cursor: pointer; }
.main { background: var(--accent); color: var(--on-accent); }
ul { margin: 0 0 16px; padding: 0; list-style: none; display: grid; gap: 8px; }
ul button { text-align: left; place-items: center start; }
img { display: block; max-width: 100%; margin-bottom: 8px; background: #fff; }
footer { max-width: 420px; margin: 0 auto 32px; padding: 16px; background: var(--stand-in); border-radius: 16px; }
footer form { margin: 0; grid-template-columns: 1fr 1fr; }
footer form + form, .button + form { margin-top: 8px; }
footer button:only-of-type { grid-column: 1 / -1; }
footer button { border-color: var(--ink); color: var(--ink); font-size: 14px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
