import { credentials } from '../credentials.ts';
import { type Scenario, type ScenarioGroup, scenarioGroups } from '../scenarios/scenario.ts';
import { escaped } from './escaped.ts';
import { linkScenarioSection, linkSection } from './link-section.ts';
import { linkingScenarioSection, linkingSection, pageScenarioSection } from './linking-section.ts';
import { mandateScenarioSection, mandateSection } from './mandate-section.ts';
import { type LiveRows, liveRows, type Row, type Shown } from './rows.ts';

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
    <h4>${escaped(title)}</h4>
    <p>${escaped(story)}</p>
    <dl>
      <div><dt>User</dt><dd><code>${escaped(user)}</code></dd></div>
      <div><dt>Password</dt><dd><code>${escaped(password)}</code></dd></div>
    </dl>
    <button type="button" data-scenario="${id}" aria-pressed="${id === next}">Use for the next login</button>
  </li>`;

const groupOfCards = (group: ScenarioGroup, scenarios: readonly Scenario[], next: string): string => `
  <h3 id="${group}">${scenarioGroups[group]}</h3>
  <ul class="scenarios">${scenarios
    .filter((scenario) => scenario.group === group)
    .map((scenario) => scenarioCard(scenario, next))
    .join('')}</ul>`;

const profileButton = (name: string, words: string, chosen: string): string =>
  `<button type="button" data-profile="${name}" aria-pressed="${name === chosen}">${words}</button>`;

const groups = Object.keys(scenarioGroups) as ScenarioGroup[];

/** The page as it stands now; its script keeps the tables fresh. */
export function renderPage(shown: Shown): string {
  const { control } = shown;
  const live: LiveRows = liveRows(shown);
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
    ${linkSection()}
    ${mandateSection()}
    ${linkingSection()}
    <section>
      <h2>Ledger</h2>
      ${table('debits', ['Time', 'Reference', 'Account', 'Scenario', 'Amount'], live.debits, 'Nothing was debited yet.')}
    </section>
    <section>
      <h2>Paid back and paid out</h2>
      ${table('credits', ['Time', 'Reference', 'Account', 'What', 'Amount'], live.credits, 'Nothing went back or out yet.')}
    </section>
    <section>
      <h2>Webhooks</h2>
      ${table('webhooks', ['Event', 'About', 'Answers', 'State'], live.webhooks, 'None was sent yet.')}
    </section>
    <section>
      <h2>Scenarios</h2>
      <p>Type the user into the bank's first field. Everywhere: password <code>${credentials.password}</code>,
        OTP and token <code>${credentials.token}</code>, PIN <code>${credentials.pin}</code>,
        answer <code>${credentials.answer}</code>, picture <code>${credentials.captcha}</code>.</p>
      <p class="choice">The provider is
        ${profileButton('kind', 'kind', live.profile)}
        ${profileButton('hostile', 'hostile: forgets, falls silent, contradicts itself', live.profile)}
      </p>
      ${groups.map((group) => groupOfCards(group, control.scenarios, live.next)).join('')}
    </section>
    ${linkScenarioSection(control.linkScenarios, live.nextLinks)}
    ${mandateScenarioSection(control.mandateScenarios)}
    ${pageScenarioSection(control.pageScenarios, control.forcedPage())}
    ${linkingScenarioSection(control.linkingScenarios)}
  </main>
</body>
</html>`;
}
