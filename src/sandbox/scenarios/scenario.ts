import { credentials } from '../credentials.ts';
import type { Behaviour } from './behaviour.ts';

/** The groups of the table, in its order, as people read them. */
export const scenarioGroups = {
  answers: 'What a bank asks',
  refusals: 'What is refused',
  silences: 'What never comes, or cannot be read',
  truths: 'What turns out to be true, and when',
  webhooks: 'What rings the bell',
} as const;

export type ScenarioGroup = keyof typeof scenarioGroups;

/** What a payer has to do for the story to happen. `pays`: answers whatever is asked, rightly. */
export type PayersPart = 'pays' | 'leaves-when-asked' | 'chooses-again';

/** One way in which a bank and the provider behave, chosen by what is typed or by a control call. */
export interface Scenario<Id extends string = string> {
  readonly id: Id;
  readonly group: ScenarioGroup;
  /** Typed into the first field that is not masked. Trimmed, case matters. */
  readonly user: string;
  readonly password: string;
  readonly title: string;
  /** What happens, for people. */
  readonly story: string;
  readonly payer: PayersPart;
  readonly behaviour: Behaviour;
}

interface Extras {
  readonly password?: string;
  readonly payer?: PayersPart;
}

/** A writer of the rows of one group. */
export const entriesOf =
  (group: ScenarioGroup) =>
  <const Id extends string>(
    id: Id,
    user: string,
    title: string,
    story: string,
    behaviour: Behaviour = {},
    { password = credentials.password, payer = 'pays' }: Extras = {},
  ): Scenario<Id> => ({ id, group, user, password, title, story, payer, behaviour });
