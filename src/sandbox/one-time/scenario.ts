import type { LinkBehaviour } from './behaviour.ts';

/** The groups of the table, in its order, as people read them. */
export const linkScenarioGroups = {
  returns: 'How the payer comes back',
  truths: 'What becomes of the money',
  initiation: 'What happens to the call that makes the page',
  addresses: 'Where the page is said to be',
  webhooks: 'What is told',
  refunds: 'What becomes of a refund',
} as const;

export type LinkScenarioGroup = keyof typeof linkScenarioGroups;

/** One way in which a payment by link goes, chosen by its amount. */
export interface LinkScenario<Id extends string = string> {
  readonly id: Id;
  readonly group: LinkScenarioGroup;
  /** The last two digits of the amount in kobo. */
  readonly kobo: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly behaviour: LinkBehaviour;
}

/** A writer of the rows of one group. */
export const linkEntriesOf =
  (group: LinkScenarioGroup) =>
  <const Id extends string>(
    id: Id,
    kobo: string,
    title: string,
    story: string,
    behaviour: LinkBehaviour = {},
  ): LinkScenario<Id> => ({ id, group, kobo, title, story, behaviour });
