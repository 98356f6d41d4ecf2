import { Sealed } from '../../src/contract/sealed.ts';
import type { Clock } from '../../src/proxy/clock.ts';
import type {
  MandatePageProvider,
  OpenedMandatePage,
  PageMandateOrder,
} from '../../src/proxy/providers/mandate-page-provider.ts';
import type { MandateAnswer } from '../../src/proxy/providers/mandate-provider.ts';
import { outOfReach, type ScriptedMandates } from './scripted-mandates.ts';

/** The provider's own pages for mandates as the test says, over the book of its mandates. */
export interface ScriptedMandatePages extends MandatePageProvider {
  readonly orders: PageMandateOrder[];
  /** Undefined answers with a page. `lost`: the mandate is made, and the answer does not come; `never`: not even that it does not. */
  answer: ((before: number) => MandateAnswer<never> | 'lost' | 'never' | undefined) | undefined;
}

export function scriptMandatePages(clock: Clock, mandates: ScriptedMandates): ScriptedMandatePages {
  const pages: ScriptedMandatePages = {
    orders: [],
    answer: undefined,
    patienceMs: () => 20_000,
    async open(sealed): Promise<MandateAnswer<OpenedMandatePage>> {
      const order = sealed.open();
      const before = pages.orders.push(order) - 1;
      const said = pages.answer?.(before);
      if (said !== undefined && said !== 'lost' && said !== 'never') return said;
      const providerId = mandates.enter(order, clock.now());
      if (said === 'never') return new Promise(() => {});
      if (said === 'lost') return outOfReach;
      const url = new Sealed(`https://pay.provider.example/mandate-${before + 1}`);
      return { kind: 'ok', value: { url, providerId } };
    },
  };
  return pages;
}
