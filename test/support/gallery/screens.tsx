import { type ComponentChild, type ComponentType, createElement } from 'preact';
import { findBanks } from '../../../src/checkout/early/find-banks.ts';
import { openUntil } from '../../../src/checkout/early/open-until.ts';
import type { LateScreens } from '../../../src/checkout/late.ts';
import { late as ofLink } from '../../../src/checkout/late-link.ts';
import { screens as ofLinkPage } from '../../../src/checkout/late-link-page.ts';
import { late as ofMandate } from '../../../src/checkout/late-mandate.ts';
import { screens as ofMandatePage } from '../../../src/checkout/late-mandate-page.ts';
import { screens as ofTransfer } from '../../../src/checkout/late-mandate-transfer.ts';
import { late as ofPayment } from '../../../src/checkout/late-payment.ts';
import { screens as ofPages } from '../../../src/checkout/late-payment-page.ts';
import type {
  ChooseBankProps,
  LeaveToProviderProps,
  PayerEvent,
  Shown,
} from '../../../src/checkout/machine/facade.ts';
import { CheckoutFrame } from '../../../src/checkout/screens/checkout-frame.tsx';
import ChooseBankScreen from '../../../src/checkout/screens/choose-bank/choose-bank-screen.tsx';
import type { SessionView } from '../../../src/contract/session.ts';
import type { Kind } from '../../../src/contract/steps.ts';
import { quietAt } from '../quiet-page.ts';

const late: Record<Kind, LateScreens> = {
  payment: { ...ofPayment.screens, ...ofPages },
  mandate: { ...ofMandate.screens, ...ofMandatePage, ...ofTransfer },
  link: { ...ofLink.screens, ...ofLinkPage },
};

/** What a payer sees, as far as it differs from a quiet page that shows the view. */
export type Moment = Partial<Shown> & {
  readonly view: SessionView;
  readonly typed?: string;
  readonly tapped?: string;
  readonly isSecond?: boolean;
};

/** The frame with the screen of the view in it, as the page draws it. */
export function page(moment: Moment, send: (event: PayerEvent) => void = () => {}): ComponentChild {
  const { kind, step } = moment.view;
  const Screen = (step === 'choose-bank' ? ChooseBankScreen : late[kind][step]) as ComponentType<
    Omit<ChooseBankProps, 'view'> & Pick<LeaveToProviderProps, 'isSecond'> & { view: SessionView }
  >;
  const shown: Shown = { ...quietAt(moment.view), ...moment };
  const children = createElement(Screen, {
    ...shown,
    find: findBanks,
    typed: moment.typed ?? '',
    isSecond: moment.isSecond ?? false,
    tapped: moment.tapped,
    send,
  });
  return createElement(CheckoutFrame, {
    shown,
    until: openUntil(shown.view, shown.screen),
    send,
    children,
  });
}
