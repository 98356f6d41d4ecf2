import { type ComponentType, render } from 'preact';
import type { ChooseBankProps } from '../../../src/checkout/machine/facade.ts';
import AuthoriseScreen from '../../../src/checkout/screens/authorise/authorise-screen.tsx';
import CancelledScreen from '../../../src/checkout/screens/cancelled/cancelled-screen.tsx';
import { CheckoutFrame } from '../../../src/checkout/screens/checkout-frame.tsx';
import ChooseBankScreen from '../../../src/checkout/screens/choose-bank/choose-bank-screen.tsx';
import ChooseMethodScreen from '../../../src/checkout/screens/choose-method/choose-method-screen.tsx';
import ConfirmPaymentScreen from '../../../src/checkout/screens/confirm-payment/confirm-payment-screen.tsx';
import ConfirmingScreen from '../../../src/checkout/screens/confirming/confirming-screen.tsx';
import DeclinedScreen from '../../../src/checkout/screens/declined/declined-screen.tsx';
import ExpiredScreen from '../../../src/checkout/screens/expired/expired-screen.tsx';
import InUseScreen from '../../../src/checkout/screens/in-use/in-use-screen.tsx';
import LogInScreen from '../../../src/checkout/screens/log-in/log-in-screen.tsx';
import PaidScreen from '../../../src/checkout/screens/paid/paid-screen.tsx';
import UnavailableScreen from '../../../src/checkout/screens/unavailable/unavailable-screen.tsx';
import { applyAppearance } from '../../../src/checkout/theme/appearance.ts';
import '../../../src/checkout/theme/critical.css';
import { variants } from './variants.ts';

type AnyScreen = ComponentType<Omit<ChooseBankProps, 'view'> & { view: never }>;

const screens: Record<string, AnyScreen> = {
  'choose-bank': ChooseBankScreen as AnyScreen,
  'choose-method': ChooseMethodScreen as AnyScreen,
  'log-in': LogInScreen as AnyScreen,
  'confirm-payment': ConfirmPaymentScreen as AnyScreen,
  authorise: AuthoriseScreen as AnyScreen,
  'in-use': InUseScreen as AnyScreen,
  confirming: ConfirmingScreen as AnyScreen,
  paid: PaidScreen as AnyScreen,
  declined: DeclinedScreen as AnyScreen,
  expired: ExpiredScreen as AnyScreen,
  cancelled: CancelledScreen as AnyScreen,
  unavailable: UnavailableScreen as AnyScreen,
};

/** Draws one variant, by the name after the `#`, as a payer would meet it. */
function show() {
  const variant = variants[location.hash.slice(1)];
  const Screen = variant && screens[variant.view.step];
  const root = document.getElementById('app');
  if (variant === undefined || Screen === undefined || root === null)
    throw new Error(`no such variant: ${location.hash}`);
  const shown = {
    screen: variant.view.step,
    busy: false,
    locked: false,
    offline: false,
    closing: 'open',
    problem: undefined,
    found: undefined,
    finding: false,
    ...variant,
  } as const;
  applyAppearance(document.documentElement, shown.view.appearance);
  render(
    <CheckoutFrame shown={shown} send={() => {}}>
      <Screen {...shown} view={shown.view as never} typed={variant.typed ?? ''} send={() => {}} />
    </CheckoutFrame>,
    root,
  );
}

addEventListener('hashchange', () => location.reload());
show();
