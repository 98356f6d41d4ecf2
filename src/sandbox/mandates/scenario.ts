import type { MandateBehaviour } from './behaviour.ts';

/** The groups of the table, in its order, as people read them. */
export const mandateScenarioGroups = {
  transfers: 'What becomes of the ₦50',
  decisions: 'What NIBSS and the bank decide',
  creation: 'What happens to the create call',
  webhooks: 'What is told',
  debits: 'What becomes of a debit',
  schedules: 'What becomes of the debits of a fixed mandate',
  sweeps: 'Which other accounts a sweep finds',
} as const;

export type MandateScenarioGroup = keyof typeof mandateScenarioGroups;

/** One way in which a mandate goes, chosen by the account number that is typed. */
export interface MandateScenario<Id extends string = string> {
  readonly id: Id;
  readonly group: MandateScenarioGroup;
  /** The last three digits of the account number; empty for every number that ends in none of the others. */
  readonly digits: string;
  /** An account number that chooses it. */
  readonly accountNumber: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly behaviour: MandateBehaviour;
}

/** A writer of the rows of one group. */
export const mandateEntriesOf =
  (group: MandateScenarioGroup) =>
  <const Id extends string>(
    id: Id,
    digits: string,
    title: string,
    story: string,
    behaviour: MandateBehaviour = {},
  ): MandateScenario<Id> => ({
    id,
    group,
    digits,
    accountNumber: `0123456${digits === '' ? '789' : digits}`,
    title,
    story,
    behaviour,
  });
