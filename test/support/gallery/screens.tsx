import { type ComponentChild, type ComponentType, createElement } from 'preact';
import { findBanks } from '../../../src/checkout/early/find-banks.ts';
import type { ChooseBankProps, PayerEvent, Shown } from '../../../src/checkout/machine/facade.ts';
import AnswerScreen from '../../../src/checkout/screens/answer/answer-screen.tsx';
import ApprovedScreen from '../../../src/checkout/screens/approved/approved-screen.tsx';
import AuthoriseScreen from '../../../src/checkout/screens/authorise/authorise-screen.tsx';
import AwaitBankScreen from '../../../src/checkout/screens/await-bank/await-bank-screen.tsx';
import CancelledScreen from '../../../src/checkout/screens/cancelled/cancelled-screen.tsx';
import { CheckoutFrame } from '../../../src/checkout/screens/checkout-frame.tsx';
import ChooseAccountScreen from '../../../src/checkout/screens/choose-account/choose-account-screen.tsx';
import ChooseBankScreen from '../../../src/checkout/screens/choose-bank/choose-bank-screen.tsx';
import ChooseMethodScreen from '../../../src/checkout/screens/choose-method/choose-method-screen.tsx';
import ConfirmPaymentScreen from '../../../src/checkout/screens/confirm-payment/confirm-payment-screen.tsx';
import ConfirmingScreen from '../../../src/checkout/screens/confirming/confirming-screen.tsx';
import DeclinedScreen from '../../../src/checkout/screens/declined/declined-screen.tsx';
import ExpiredScreen from '../../../src/checkout/screens/expired/expired-screen.tsx';
import InUseScreen from '../../../src/checkout/screens/in-use/in-use-screen.tsx';
import LogInScreen from '../../../src/checkout/screens/log-in/log-in-screen.tsx';
import PaidScreen from '../../../src/checkout/screens/paid/paid-screen.tsx';
import ReadyScreen from '../../../src/checkout/screens/ready/ready-screen.tsx';
import SendTransferScreen from '../../../src/checkout/screens/send-transfer/send-transfer-screen.tsx';
import UnavailableScreen from '../../../src/checkout/screens/unavailable/unavailable-screen.tsx';
import type { SessionView } from '../../../src/contract/session.ts';

const screens: Partial<Record<SessionView['step'], unknown>> = {
  'choose-bank': ChooseBankScreen,
  'choose-method': ChooseMethodScreen,
  'log-in': LogInScreen,
  answer: AnswerScreen,
  'choose-account': ChooseAccountScreen,
  'confirm-payment': ConfirmPaymentScreen,
  authorise: AuthoriseScreen,
  'in-use': InUseScreen,
  confirming: ConfirmingScreen,
  paid: PaidScreen,
  declined: DeclinedScreen,
  expired: ExpiredScreen,
  cancelled: CancelledScreen,
  unavailable: UnavailableScreen,
  'send-transfer': SendTransferScreen,
  'await-bank': AwaitBankScreen,
  approved: ApprovedScreen,
  ready: ReadyScreen,
};

/** What a payer sees, as far as it differs from a quiet page that shows the view. */
export type Moment = Partial<Shown> & {
  readonly view: SessionView;
  readonly typed?: string;
  readonly tapped?: string;
};

/** The frame with the screen of the view in it, as the page draws it. */
export function page(moment: Moment, send: (event: PayerEvent) => void = () => {}): ComponentChild {
  const Screen = screens[moment.view.step] as ComponentType<
    Omit<ChooseBankProps, 'view'> & { view: SessionView }
  >;
  const shown: Shown = {
    screen: moment.view.step,
    busy: false,
    locked: false,
    offline: false,
    closing: 'open',
    askingCancel: false,
    problem: undefined,
    found: undefined,
    finding: false,
    bankMissing: false,
    ...moment,
  };
  const children = createElement(Screen, {
    ...shown,
    find: findBanks,
    typed: moment.typed ?? '',
    tapped: moment.tapped,
    send,
  });
  return createElement(CheckoutFrame, { shown, send, children });
}
