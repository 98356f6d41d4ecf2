import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import { clipped, html, type Markup, nothing } from './markup.ts';

const switchOn = 'This page needs JavaScript. Please switch it on, or open the link in another browser.';

type Say = (merchant: string) => string;

const settled: Say = () => 'This is set up. With JavaScript switched on, this page shows how it stands.';

/** Steps of which more is true than that the page needs a script. */
const known: Partial<Readonly<Record<Step, Say>>> = {
  paid: (merchant) => `${merchant} has been paid. With JavaScript switched on, this page shows the receipt.`,
  approved: settled,
  ready: settled,
  linked: () => 'Your account is connected. With JavaScript switched on, this page shows which one.',
  expired: (merchant) => `The time for this link is over. Please ask ${merchant} for a new one.`,
  cancelled: (merchant) => `This was cancelled, and the link is closed. ${merchant} can give you a new one.`,
};

const inDoubt: Say = (merchant) =>
  `It is not clear yet whether this payment was made. Please do not pay again: ${merchant} is told once it is clear, and this link shows it.`;

/** What a browser without JavaScript shows: what is true of the checkout now, whom to ask, and where an ended link leads on. */
export function withoutScript(view: SessionView): Markup {
  const merchant = clipped(view.merchant.name, 60);
  const { support } = view.merchant;
  const say = known[view.step] ?? (view.mayHavePaid ? inDoubt : undefined);
  const isEnded = view.step === 'expired' || view.step === 'cancelled';
  const backTo = isEnded ? (view.cancelUrl ?? view.returnUrl) : undefined;
  return html`<div class="body"><p>${say?.(merchant) ?? switchOn}</p>${
    say === undefined
      ? nothing
      : html`<p>${support === undefined ? `Questions? Ask ${merchant}.` : `Questions? Ask ${merchant}: ${clipped(support, 120)}`}</p>`
  }${backTo === undefined ? nothing : html`<p><a href="${backTo}">Back to ${merchant}</a></p>`}</div>`;
}
