import type { Scenario } from '../../sandbox/scenarios/scenario.ts';
import type { ShopOptions } from './create-shop.ts';
import { html, type Markup, page } from './html.ts';
import { type GroupOfScenarios, inGroups } from './scenario-list.ts';

/** Everything that the sandbox bank can do: what to type, and what happens then. */
export function scenarioPage({ sandboxUrl, scenarios }: ShopOptions): string {
  return page(
    'What a bank can do',
    html``,
    html`<main class="table">
<h1>What a bank can do</h1>
<p>Choose any bank and type the user; the password is 123456 unless another stands beside it. What a bank asks is answered by
OTP and token 123456, PIN 1234, answer lagos, picture 482913. <a href="/">Back to the shop</a> ·
<a href="${sandboxUrl}" target="_blank" rel="noreferrer">The bank’s ledger</a>, where each of these can also be chosen for the next login,
whoever logs in, and the provider made hostile.</p>
<nav aria-label="Groups"><ul>${inGroups(scenarios).map(link)}</ul></nav>
${inGroups(scenarios).map(section)}
</main>`,
  );
}

const link = ({ group, words, scenarios }: GroupOfScenarios): Markup =>
  html`<li><a href="#${group}">${words}</a> (${String(scenarios.length)})</li>`;

const section = ({
  group,
  words,
  scenarios,
}: GroupOfScenarios): Markup => html`<section aria-labelledby="${group}">
<h2 id="${group}">${words}</h2>
<div tabindex="0" role="region" aria-labelledby="${group}"><table>
<thead><tr><th scope="col">Type</th><th scope="col">Story</th><th scope="col">What happens</th></tr></thead>
<tbody>${scenarios.map(row)}</tbody>
</table></div>
</section>`;

const row = ({ id, user, password, title, story }: Scenario): Markup => html`<tr data-scenario="${id}">
<td><code>${user}</code>${password === '123456' ? '' : html` <code>${password}</code>`}</td>
<td>${title}</td>
<td>${story}</td>
</tr>`;
