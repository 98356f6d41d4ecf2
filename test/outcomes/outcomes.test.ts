import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcomeTable } from '../../src/proxy/providers/mono/outcomes.ts';
import { type Scenario, scenarios } from '../../src/sandbox/scenarios.ts';
import { play } from './play.ts';
import { rowCases } from './row-cases.ts';
import { openTheatre, type Theatre } from './stage.ts';
import { documentOf, type RowLine, type ScenarioLine } from './table.ts';
import { disagreements } from './truth.ts';

const played: ScenarioLine[] = [];
const decided: RowLine[] = [];
/** Banks whose entries in the list ask for so much time. */
const patientBanks: Readonly<Record<string, string>> = { 'slow-login': 'UBA', 'slower-login': 'First Bank' };
const all: readonly Scenario[] = scenarios;
let theatre: Theatre;

beforeAll(async () => {
  theatre = await openTheatre();
});
afterAll(() => theatre.close());

describe('screen, merchant and ledger tell one truth', () => {
  test.each(all)('when $id: $title', async (scenario) => {
    const { id, group, user, password, payer, behaviour } = scenario;
    const stage = await theatre.open();
    const line = await play(stage, { user, password, bank: patientBanks[id] ?? 'GTBank', part: payer });
    await stage.close();
    expect(disagreements(line, { unannounced: behaviour.debitsAnyway !== undefined })).toEqual([]);
    if (group === 'answers') expect(line.checkout.status).toBe('succeeded');
    played.push({ scenario, played: line });
  });

  test.each(rowCases)('when $call is answered by $row.id, and was $effect', async (rowCase) => {
    const { row, call, user, network } = rowCase;
    const stage = await theatre.open(network());
    const line = await play(stage, { user, password: '123456', bank: 'GTBank', part: 'pays' });
    await stage.close();
    if (!('failure' in row)) expect(line.decided).toContain(`${call} ${row.id}`);
    expect(disagreements(line, { unannounced: user === 'user_leaves' })).toEqual([]);
    decided.push({ rowCase, played: line });
  });
});

test('the table in the documentation is what was seen, with a line for every scenario and row', async () => {
  expect(played.map(({ scenario }) => scenario.id)).toEqual(scenarios.map(({ id }) => id));
  expect([...new Set(decided.map(({ rowCase }) => rowCase.row.id))]).toEqual(
    outcomeTable.map(({ id }) => id),
  );
  await expect(documentOf(played, decided)).toMatchFileSnapshot('../../docs/outcomes.md');
});
