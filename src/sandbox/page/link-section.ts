import { type LinkScenario, type LinkScenarioGroup, linkScenarioGroups } from '../one-time/scenario.ts';
import { escaped } from './escaped.ts';

/** Pages for payments, newest first. The page's script fills in the cards. */
export const linkSection = (): string => `
    <section id="link-section">
      <h2>Payments by link</h2>
      <ul class="scenarios" id="links"></ul>
      <p class="empty">No page for a payment was asked for yet.</p>
      <p id="more-links"></p>
    </section>`;

const card = ({ id, group, kobo, title, story }: LinkScenario, chosen: readonly string[]): string => `
  <li>
    <h4>${escaped(title)}</h4>
    <p>${escaped(story)}</p>
    <dl><div><dt>Amount</dt><dd><code>₦….${kobo}</code></dd></div></dl>
    <button type="button" data-next-link="${id}" data-next="${group === 'refunds' ? 'next-refund' : 'next-link'}" aria-pressed="${chosen.includes(id)}">Use for the next ${group === 'refunds' ? 'refund' : 'page'}</button>
  </li>`;

const groups = Object.keys(linkScenarioGroups) as LinkScenarioGroup[];

/** Every way in which a payment by link can go, by the kobo of its amount or chosen here. */
export const linkScenarioSection = (
  scenarios: readonly LinkScenario[],
  chosen: readonly string[],
): string => `
    <section>
      <h2>Amounts for payments by link</h2>
      <p>The kobo decide: ₦5,000.01 goes as 01 does. Amounts that end in none of these go straight through. A button decides for the next one, whatever its amount.</p>
      ${groups
        .map(
          (group) => `
      <h3 id="link-${group}">${linkScenarioGroups[group]}</h3>
      <ul class="scenarios">${scenarios
        .filter((scenario) => scenario.group === group)
        .map((scenario) => card(scenario, chosen))
        .join('')}</ul>`,
        )
        .join('')}
    </section>`;
