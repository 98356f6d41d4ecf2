import { escaped } from '../page/escaped.ts';

/** A form that posts one move of a page. */
export const formOf = (action: string, move: string, inside: string): string => `
  <form method="post" action="${escaped(action)}">
    <input type="hidden" name="move" value="${escaped(move)}">
    ${inside}
  </form>`;

export const mainButton = (label: string): string =>
  `<button type="submit" class="main">${escaped(label)}</button>`;

export const plainButton = (label: string): string => `<button type="submit">${escaped(label)}</button>`;

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'password' | 'date' | 'tel';
  readonly maxLength?: number;
  readonly value?: string;
}

export const fieldOf = ({ name, label, type = 'text', maxLength, value = '' }: Field): string => `
  <label for="${escaped(name)}">${escaped(label)}</label>
  <input id="${escaped(name)}" name="${escaped(name)}" type="${type}" value="${escaped(value)}" autocomplete="off" required${
    maxLength === undefined ? '' : ` maxlength="${maxLength}"`
  }>`;

interface Choice {
  readonly value: string;
  readonly label: string;
}

export const selectOf = (name: string, label: string, choices: readonly Choice[]): string => `
  <label for="${escaped(name)}">${escaped(label)}</label>
  <select id="${escaped(name)}" name="${escaped(name)}" required>
    <option value="">Choose</option>
    ${choices.map(({ value, label: words }) => `<option value="${escaped(value)}">${escaped(words)}</option>`).join('')}
  </select>`;

export const radiosOf = (name: string, legend: string, choices: readonly Choice[]): string => `
  <fieldset>
    <legend>${escaped(legend)}</legend>
    ${choices
      .map(
        ({ value, label }, index) =>
          `<label><input type="radio" name="${escaped(name)}" value="${escaped(value)}" required${index === 0 ? ' checked' : ''}> ${escaped(label)}</label>`,
      )
      .join('')}
  </fieldset>`;

export const factsOf = (facts: readonly (readonly [name: string, value: string])[]): string => `
  <dl>${facts
    .map(([name, value]) => `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}</dd></div>`)
    .join('')}</dl>`;

export const linkButton = (label: string, to: string): string =>
  `<a class="button main" href="${escaped(to)}">${escaped(label)}</a>`;
