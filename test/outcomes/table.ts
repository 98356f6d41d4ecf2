import type { Scenario } from '../../src/sandbox/scenarios.ts';
import type { Played } from './play.ts';
import type { RowCase } from './row-cases.ts';

const naira = new Intl.NumberFormat('en-NG', { style: 'currency', currency: 'NGN' });

const introduction = `# Outcomes

Made by \`vitest run --project faults test/outcomes\`, which plays every line below and compares this file with what it saw; \`-u\` writes it anew.
Each line is a checkout of ${naira.format(5_000)} through the real page machine, the real proxy and the sandbox bank, in a time of its own: the payer does
what the page says, and four days later the same link is opened again. "Page" is what the payer saw, screen by screen, and after the arrow what the
link shows four days later. "Merchant" is the status in the merchant API after four days and, in order, what the merchant's server was told. "Ledger" is what
the bank debited.

The run also holds every line against these rules:

- succeeded: exactly one debit, of the amount and by the reference told; the page shows \`paid\`.
- failed, expired, cancelled: no debit; the page shows that end. Where \`mayHavePaid\` is true of it, a page of the provider's may still be paid through, until 72 hours after it was left; that would be told as \`payment.late_success\`.
- not known for 72 hours, or a debit that is not the one ordered: \`needs_review\`, shown as \`confirming\`.
- a debit after the bank had said that there was none: \`needs_review\`, told as \`payment.late_success\`.
- while a debit was made or coming, no page invited to pay, to try again or to leave for another bank; \`paid\` was never shown before a debit.
`;

const arrow = ' → ';

function facts({ screens, later, checkout, told, debits }: Played): string[] {
  return [
    `${screens.join(arrow)} ⇒ ${later}`,
    `${checkout.status}${checkout.reviewReason ? ` (${checkout.reviewReason})` : ''}: ${told.join(', ') || 'nothing'}`,
    debits.map(({ amountMinor }) => naira.format(amountMinor / 100)).join(' + ') || 'nothing',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

export interface ScenarioLine {
  readonly scenario: Scenario;
  readonly played: Played;
}

export interface RowLine {
  readonly rowCase: RowCase;
  readonly played: Played;
}

/** The whole document. */
export function documentOf(scenarios: readonly ScenarioLine[], rows: readonly RowLine[]): string {
  return [
    introduction,
    '## Every scenario of the sandbox bank\n',
    table(
      ['Scenario', 'What happens', 'Page', 'Merchant', 'Ledger'],
      scenarios.map(({ scenario, played }) => [`\`${scenario.id}\``, scenario.story, ...facts(played)]),
    ),
    '\n## Every row of the outcome table\n',
    'The answer comes once, on the way of a payment that goes well otherwise; after it the bank behaves. Calls with the same outcome share a line.\n',
    table(['Row', 'At', 'Means', 'The call was', 'Page', 'Merchant', 'Ledger'], grouped(rows)),
    '',
  ].join('\n');
}

function grouped(lines: readonly RowLine[]): string[][] {
  const groups = new Map<string, { cells: string[]; calls: string[] }>();
  for (const { rowCase, played } of lines) {
    const { row, call, effect } = rowCase;
    const cells = [meaning(rowCase), effect, ...facts(played)];
    const key = JSON.stringify([row.id, cells]);
    const group = groups.get(key) ?? { cells: [`\`${row.id}\``, ...cells], calls: [] };
    group.calls.push(call);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ cells: [id = '', ...rest], calls }) => [id, calls.join(', '), ...rest]);
}

function meaning({ row: { means } }: RowCase): string {
  if ('reason' in means) return `${means.is}: ${means.reason}`;
  if ('cause' in means) return `${means.is}: ${means.cause}`;
  return means.is;
}
