import type { MandateScenario } from '../mandates/scenario.ts';
import { type MandateScenarioGroup, mandateScenarioGroups } from '../mandates/scenario.ts';
import { escaped } from './escaped.ts';

const pushes: readonly (readonly [ms: number, label: string])[] = [
  [20 * 60_000, '20 minutes on'],
  [3_600_000, '1 hour on'],
  [6 * 3_600_000, '6 hours on'],
  [86_400_000, '1 day on'],
  [3 * 86_400_000, '3 days on'],
];

/** What moves mandates. The page's script fills in the cards. */
export const mandateSection = (): string => `
    <section id="mandate-section">
      <h2>Mandates</h2>
      <p class="choice"><span>It is <strong id="time"></strong></span>
        ${pushes.map(([ms, label]) => `<button type="button" data-push="${ms}">${label}</button>`).join('')}
      </p>
      <p class="choice"><span>NIBSS</span>
        <button type="button" data-weather="up" aria-pressed="false">works</button>
        <button type="button" data-weather="down" aria-pressed="false">is down</button>
      </p>
      <ul class="scenarios" id="mandates"></ul>
      <p class="empty">No mandate was set up yet.</p>
      <p id="more-mandates"></p>
    </section>`;

const card = ({ title, story, accountNumber }: MandateScenario): string => `
  <li>
    <h4>${escaped(title)}</h4>
    <p>${escaped(story)}</p>
    <dl><div><dt>Account number</dt><dd><code>${accountNumber}</code></dd></div></dl>
  </li>`;

const groups = Object.keys(mandateScenarioGroups) as MandateScenarioGroup[];

/** Every way in which a mandate can go, by the account number that is typed. */
export const mandateScenarioSection = (scenarios: readonly MandateScenario[]): string => `
    <section>
      <h2>Account numbers for mandates</h2>
      <p>The last three digits decide. Numbers that end in none of these wait for a button above.</p>
      ${groups
        .map(
          (group) => `
      <h3 id="mandate-${group}">${mandateScenarioGroups[group]}</h3>
      <ul class="scenarios">${scenarios
        .filter((scenario) => scenario.group === group)
        .map(card)
        .join('')}</ul>`,
        )
        .join('')}
    </section>`;
