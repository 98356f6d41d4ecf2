import { type PageScenario, pageScenarioGroups } from '../hosted/page-scenarios.ts';
import type { LinkingScenario } from '../linking/scenarios.ts';
import { escaped } from './escaped.ts';

/** Pages for linking, newest first. The page's script fills in the cards. */
export const linkingSection = (): string => `
    <section id="linking-section">
      <h2>Linked accounts</h2>
      <ul class="scenarios" id="linkings"></ul>
      <p class="empty">No page for linking was asked for yet.</p>
      <p id="more-linkings"></p>
    </section>`;

const userCard = ({ user, title, story }: LinkingScenario): string => `
  <li>
    <h4>${escaped(title)}</h4>
    <p>${escaped(story)}</p>
    <dl><div><dt>User</dt><dd><code>${escaped(user)}</code></dd></div></dl>
  </li>`;

/** Every way in which linking can go, by the user that is typed. */
export const linkingScenarioSection = (scenarios: readonly LinkingScenario[]): string => `
    <section>
      <h2>Users for linking</h2>
      <p>Typed at the bank's login on the page for linking. Everybody else is linked as the first of these.</p>
      <h3>How linking goes</h3>
      <ul class="scenarios">${scenarios.map(userCard).join('')}</ul>
    </section>`;

const pageCard = ({ id, kobo, title, story }: PageScenario, next: string | undefined): string => `
  <li>
    <h4>${escaped(title)}</h4>
    <p>${escaped(story)}</p>
    <dl><div><dt>Amount of a mandate</dt><dd><code>₦….${kobo}</code></dd></div></dl>
    <button type="button" data-page="${id}" aria-pressed="${id === next}">Use for the next page</button>
  </li>`;

const groups = Object.keys(pageScenarioGroups) as PageScenario['group'][];

/** What can go wrong around a page for a mandate or for linking. */
export const pageScenarioSection = (scenarios: readonly PageScenario[], next: string | undefined): string => `
    <section>
      <h2>Pages for mandates and for linking</h2>
      <p>The kobo of a mandate's amount decide, or a button for the next page of either kind.</p>
      ${groups
        .map(
          (group) => `
      <h3 id="page-${group}">${pageScenarioGroups[group]}</h3>
      <ul class="scenarios">${scenarios
        .filter((scenario) => scenario.group === group)
        .map((scenario) => pageCard(scenario, next))
        .join('')}</ul>`,
        )
        .join('')}
    </section>`;
