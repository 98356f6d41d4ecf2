import type { Step } from '../../src/contract/steps.ts';

type Typed = Readonly<Record<string, string>>;

/** What a payer does on the way through a checkout, whatever drives the browser. Each waits until its screen is there. */
export interface PayerActs {
  sees(step: Step): Promise<void>;
  choosesBank(name: string): Promise<void>;
  logsIn(fields: Typed): Promise<void>;
  answers(fields: Typed): Promise<void>;
  entersAccount(fields: Typed): Promise<void>;
  /** To the terms of a mandate, once they are there. */
  agrees(): Promise<void>;
  authorises(fields: Typed): Promise<void>;
  choosesAccount(index: number): Promise<void>;
  pays(): Promise<void>;
  taps(name: RegExp): Promise<void>;
  /** From this screen to another, by what is named so. */
  goesOn(step: Step, name: RegExp): Promise<void>;
  reads(): Promise<string>;
}
