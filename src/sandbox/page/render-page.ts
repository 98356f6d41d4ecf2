import type { Control } from '../control.ts';
import { credentials } from '../credentials.ts';
import type { Ledger } from '../ledger.ts';
import type { Scenario } from '../scenarios.ts';
import { type LiveRows, liveRows, type Row } from './rows.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const tableRow = ({ cells, tone }: Row): string =>
  `<tr data-tone="${tone}">${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`;

const table = (id: string, columns: readonly string[], rows: readonly Row[], empty: string): string => `
  <div class="scroll" tabindex="0" role="region" aria-label="${columns.join(', ')}">
    <table id="${id}">
      <thead><tr>${columns.map((column) => `<th scope="col">${column}</th>`).join('')}</tr></thead>
      <tbody>${rows.map(tableRow).join('')}</tbody>
    </table>
    <p class="empty">${empty}</p>
  </div>`;

const scenarioCard = ({ id, user, password, title, story }: Scenario, next: string): string => `
  <li>
    <h3>${escaped(title)}</h3>
    <p>${escaped(story)}</p>
    <dl>
      <div><dt>User</dt><dd><code>${escaped(user)}</code></dd></div>
      <div><dt>Password</dt><dd><code>${escaped(password)}</code></dd></div>
    </dl>
    <button type="button" data-scenario="${id}" aria-pressed="${id === next}">Use for the next login</button>
  </li>`;

/** The page as it stands now; its script keeps the tables fresh. */
export function renderPage(control: Control, ledger: Ledger): string {
  const live: LiveRows = liveRows(control, ledger);
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>Sandbox bank</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/_sandbox/page.css">
  <script type="module" src="/_sandbox/page.js"></script>
</head>
<body>
  <header>
    <p class="mark" aria-hidden="true">₦</p>
    <div>
      <h1>Sandbox bank</h1>
      <p>Stands in for the provider. No real money, no real bank: this ledger is the truth.</p>
    </div>
    <p class="total"><span>Debited in all</span><strong id="total">${escaped(live.total)}</strong></p>
  </header>
  <main>
    <section>
      <h2>Ledger</h2>
      ${table('debits', ['Time', 'Reference', 'Account', 'Scenario', 'Amount'], live.debits, 'Nothing was debited yet.')}
    </section>
    <section>
      <h2>Scenarios</h2>
      <p>Type the user into the bank's first field. Everywhere: password <code>${credentials.password}</code>,
        PIN <code>${credentials.pin}</code>, token <code>${credentials.token}</code>, answer <code>${credentials.answer}</code>.</p>
      <ul class="scenarios">${control.scenarios.map((scenario) => scenarioCard(scenario, live.next)).join('')}</ul>
    </section>
    <section>
      <h2>Webhooks</h2>
      ${table('webhooks', ['Event', 'Reference', 'Answers', 'State'], live.webhooks, 'None was sent yet.')}
    </section>
  </main>
</body>
</html>`;
}
