import type { CheckoutStatus } from '../../src/contract/merchant-api.ts';
import type { Step } from '../../src/contract/steps.ts';
import type { PayerActs } from './payer-acts.ts';
import type { SessionByHttp } from './session-by-http.ts';
import type { World } from './world.ts';

/** What a payer had begun to type when it happened. `code`: it is read in another app, and stays while the payer looks there. */
export interface HalfTyped {
  readonly text: string;
  readonly is: 'name' | 'secret' | 'code';
}

/** A checkout that an interruption will happen to. */
export interface Begun {
  readonly id: string;
  readonly url: string;
  /** What the bank has done for it so far, in its own words. */
  atBank(): readonly string[];
}

/** One step of a checkout, how it is reached, and how the payer goes on from it whatever has happened there, in any browser. */
export interface StepRow<B extends Begun = Begun> {
  begin(world: World): Promise<B>;
  /** Leads the checkout there, as the page that is looked at, or as another one. */
  reach(session: SessionByHttp, world: World, begun: B): Promise<unknown>;
  /** Another page leads it there: the one looked at never held it. */
  readonly byAnotherPage?: true;
  /** Nothing is left to watch for. */
  readonly isOver?: true;
  readonly halfTyped?: Readonly<Record<string, HalfTyped>>;
  /** Going on begins with a command of the page. */
  readonly sends?: true;
  /** What the screen says while such a command is answered slowly. */
  readonly whenSlow?: RegExp;
  readonly status: CheckoutStatus;
  /** What a page sees that does not hold the login; the step itself where left out. */
  readonly elsewhere?: Step;
  readonly before: readonly string[];
  /** How the payer goes on from here until the end. */
  goOn(payer: PayerActs, world: World, begun: B): Promise<void>;
  /** The same for a page that sees `elsewhere`. */
  goOnElsewhere?(payer: PayerActs): Promise<void>;
  /** Comes to the same end without a page: told by whoever led it there, by another device of the payer, or by the bank. */
  endMeanwhile?(session: SessionByHttp, world: World, begun: B): Promise<unknown>;
  readonly end: Step;
  readonly endStatus: CheckoutStatus;
  readonly after: readonly string[];
}

/** Whether the interruption finds anything at that step to happen to. */
export function canHappen(
  { sends, whenSlow, endMeanwhile }: Partial<Pick<StepRow<never>, 'sends' | 'whenSlow' | 'endMeanwhile'>>,
  { toNextCommand, endsMeanwhile }: { toNextCommand?: 'any' | 'slowly'; endsMeanwhile?: true },
): boolean {
  if (endsMeanwhile) return endMeanwhile !== undefined;
  if (toNextCommand === undefined) return true;
  return sends === true && (toNextCommand === 'any' || whenSlow !== undefined);
}
