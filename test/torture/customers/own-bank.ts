import type { Draw } from '../../faults/draw.ts';
import { type MandatePayer, payerNumbered } from '../../faults/sandbox-payer.ts';
import type { MerchantApi } from '../merchant/merchant-api.ts';

/** How a customer of a mandate is, and how they send the transfer. `by-itself`: the sandbox sends it, as the account's digits say. */
export interface MandateHabits {
  readonly payer: MandatePayer;
  readonly sends: 'rightly' | 'from-another-account' | 'too-much' | 'twice' | 'never' | 'by-itself';
}

/** How a customer ends on the provider's page: by a button of it, or by leaving it. */
const pageEnds = ['successful', 'failed', 'processing-successful', 'abandoned'] as const;
export type PageEnd = (typeof pageEnds)[number];

/** The bank's own app, and the provider's page, by the sandbox's control routes. */
export interface OwnBank {
  transfer(checkoutId: string, how: MandateHabits, over: AbortSignal): Promise<void>;
  /** `url` is the page's, as the checkout shows it. */
  payOnPage(url: string, end: PageEnd): Promise<void>;
}

export const drawPageEnd = (draw: Draw): PageEnd => (draw.chance(0.7) ? 'successful' : draw.pick(pageEnds));

/** Accounts that approve and get ready within seconds, and some that do not. */
const digits = [
  '304',
  '304',
  '107',
  '105',
  '204',
  '401',
  '404',
  '405',
  '407',
  '501',
  '502',
  '508',
  '601',
  '611',
  '607',
];

export function drawMandateHabits(draw: Draw, number: number): MandateHabits {
  const isByItself = draw.chance(0.5);
  const account = isByItself ? draw.pick(digits) : '000';
  const sends = draw.pick([
    'rightly',
    'rightly',
    'rightly',
    'from-another-account',
    'too-much',
    'twice',
    'never',
  ] as const);
  const payer = payerNumbered(number % 1_000_000);
  return {
    payer: { ...payer, accountNumber: `${payer.accountNumber.slice(0, 7)}${account}` },
    sends: isByItself ? 'by-itself' : sends,
  };
}

export function createOwnBank(sandboxUrl: string, api: MerchantApi): OwnBank {
  async function tell(path: string, body: object): Promise<void> {
    const answer = await fetch(`${sandboxUrl}/_sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    await answer.body?.cancel();
  }

  return {
    async transfer(checkoutId, { sends }, over) {
      if (sends === 'by-itself' || sends === 'never') return;
      const providerId = await api.providerIdOfMandate(checkoutId, over);
      if (providerId === undefined) return;
      const path = `mandates/${providerId}/send`;
      if (sends === 'from-another-account') await tell(path, { from: '0999999999' });
      else if (sends === 'too-much') await tell(path, { amountMinor: 10_000 });
      else await tell(path, {});
      if (sends === 'twice') await tell(path, {});
    },
    async payOnPage(url, end) {
      const path = `links/${new URL(url).pathname.split('/').pop()}`;
      if (end === 'abandoned') await tell(`${path}/abandon`, {});
      else await tell(`${path}/end`, { as: end });
    },
  };
}
