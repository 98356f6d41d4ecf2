import { type Scenario, type ScenarioGroup, scenarioGroups } from '../../sandbox/scenarios/scenario.ts';
import { html, type Markup } from './html.ts';

export interface GroupOfScenarios {
  readonly group: ScenarioGroup;
  readonly words: string;
  readonly scenarios: readonly Scenario[];
}

/** The table in its groups, as people read them; groups without a scenario are left out. */
export function inGroups(scenarios: readonly Scenario[]): readonly GroupOfScenarios[] {
  return (Object.keys(scenarioGroups) as ScenarioGroup[])
    .map((group) => ({
      group,
      words: scenarioGroups[group],
      scenarios: scenarios.filter((scenario) => scenario.group === group),
    }))
    .filter((group) => group.scenarios.length > 0);
}

/** What to type, group by group. */
export function scenarioList(scenarios: readonly Scenario[]): Markup[] {
  return inGroups(scenarios).map(
    ({ words, scenarios }) => html`<section><h3>${words}</h3><dl>${scenarios.map(row)}</dl></section>`,
  );
}

function row({ id, user, password, title, story }: Scenario): Markup {
  return html`<div data-scenario="${id}">
<dt>${title}</dt>
<dd><code>${user}</code> ${password === '123456' ? '' : html`<code>${password}</code>`}<span>${story}</span></dd>
</div>`;
}
