import type { OpenedProviderPage, OpenPageRefusal, PageOrder, PageProvider } from '../../page-provider.ts';
import type { Ask } from '../explicit/caller.ts';
import type { WireOneTimeRequest } from '../one-time-wire.ts';
import { asRecord, pick, type Reading } from '../reading.ts';
import { toWireSplit } from '../split.ts';
import type { ToPage } from '../translate-page.ts';

/** Payments on Mono's own page (Initiate One-Time Payment). */
export function openPage(ask: Ask<'open-page', OpenPageRefusal>, toPage: ToPage): PageProvider['open'] {
  return (sealed) => {
    const order = sealed.open();
    const body = toRequest(order);
    return ask('open-page', { method: 'POST', path: 'v2/payments/initiate', body }, (answer) =>
      toOpened(answer, order, toPage),
    );
  };
}

function toRequest(order: PageOrder): WireOneTimeRequest {
  const { name, email, phone, address } = order.customer;
  return {
    amount: order.amountMinor,
    type: 'onetime-debit',
    method: order.method,
    description: order.description,
    reference: order.reference,
    redirect_url: order.returnUrl,
    customer: {
      name,
      email,
      ...(phone === undefined ? {} : { phone }),
      ...(address === undefined ? {} : { address }),
    },
    meta: {},
    ...(order.split === undefined ? {} : { split: toWireSplit(order.split) }),
  };
}

/**
 * Undefined where it tells of another payment than the one ordered, or of a page that nobody may be sent to. An amount may come back in naira, as the
 * white label's do; neither ours nor a hundredth of it is another payment's.
 */
function toOpened({ data }: Reading, order: PageOrder, toPage: ToPage): OpenedProviderPage | undefined {
  const record = asRecord(data);
  const { amountMinor, reference } = order;
  if (record['reference'] !== reference) return undefined;
  const amount = record['amount'];
  const isOurs = amount === undefined || amount === amountMinor || amount === amountMinor / 100;
  return isOurs ? toPage(pick(record, 'mono_url', 'monoUrl')) : undefined;
}
