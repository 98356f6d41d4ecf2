import type { Checkout } from '../../src/contract/merchant-api.ts';
import { ProblemError } from '../../src/contract/problem.ts';
import type { ProviderWebhook } from '../../src/contract/provider-webhooks.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import type { SessionView, ViewOf } from '../../src/contract/session.ts';
import type { SubAccount } from '../../src/contract/sub-accounts.ts';
import type {
  CommandRequest,
  MerchantCheckouts,
  PageCheckouts,
  ProviderWebhooks,
  WebhookInbox,
} from '../../src/proxy/checkouts/service.ts';
import type { SubAccounts } from '../../src/proxy/checkouts/sub-accounts.ts';
import type { BreakBook } from '../../src/proxy/reconcile/break-book.ts';
import { createFakeLinkedAccounts } from './fake-linked-accounts.ts';
import { createFakeMandates } from './fake-mandates.ts';

export const CLIENT_TOKEN = 'client-token-of-the-first-checkout';
export const RETURN_TOKEN = 'return-token-of-the-first-checkout';
export const CHECKOUT_ID = 'chk_1';
export const OTHER_CHECKOUT_ID = 'chk_2';
export const WEBHOOK_ID = 'wh_1';
export const SHOP = 'https://shop.example';

export const checkout: Checkout = {
  id: CHECKOUT_ID,
  kind: 'payment',
  mode: 'test',
  status: 'open',
  amountMinor: 500_000,
  currency: 'NGN',
  description: 'Two yards of adire',
  reference: 'order-1',
  clientToken: CLIENT_TOKEN,
  url: `https://pay.example/c/${CLIENT_TOKEN}`,
  supportCode: '7K2-Q9D',
  mayHavePaid: false,
  duplicateDebit: false,
  metadata: {},
  createdAt: '2026-11-21T09:00:00.000Z',
  updatedAt: '2026-11-21T09:00:00.000Z',
  expiresAt: '2026-11-22T09:00:00.000Z',
};

export const webhook: ProviderWebhook = {
  id: WEBHOOK_ID,
  type: 'unreadable',
  quarantined: true,
  receivedAt: '2026-11-21T09:00:00.000Z',
};

export const subAccount: SubAccount = {
  id: 'sub_1',
  name: 'Bisi Ade',
  accountLastFour: '6789',
  active: true,
};

export function viewOf(checkoutId: string, version = 3): Extract<ViewOf<'choose-bank'>, { kind: 'payment' }> {
  return {
    id: checkoutId,
    kind: 'payment',
    version,
    mode: 'test',
    merchant: { name: 'Adire Lane </script><script>alert(1)</script>' },
    provider: 'Mono',
    reference: 'order-1',
    supportCode: '7K2-Q9D',
    expiresAt: checkout.expiresAt,
    busy: false,
    mayHavePaid: false,
    commands: ['choose-bank', 'cancel'],
    locale: 'en',
    amountMinor: 500_000,
    currency: 'NGN',
    description: 'Two yards of adire',
    step: 'choose-bank',
    banks: [],
  };
}

/** Stands in for the rules of money: knows two checkouts, notes what was asked of it, and can be told how to answer. */
export function createFakeCheckouts() {
  const asked: { call: string; checkoutId: string; [fact: string]: unknown }[] = [];
  const answers: {
    failure: unknown;
    view: (checkoutId: string) => SessionView;
    replayed: boolean;
    created: boolean;
  } = { failure: undefined, view: viewOf, replayed: false, created: true };
  const waiting: (() => void)[] = [];

  function note(call: string, checkoutId: string, facts: object = {}): void {
    asked.push({ call, checkoutId, ...facts });
    if (answers.failure) throw answers.failure;
  }

  function known(id: string): Checkout {
    if (id !== CHECKOUT_ID) throw new ProblemError('not_found');
    return checkout;
  }

  const merchant: MerchantCheckouts = {
    async create(input, options) {
      note('create', '', { input, ...options });
      return { checkout, created: answers.created };
    },
    async get(id) {
      note('get', id);
      return known(id);
    },
    async list(query) {
      note('list', '', { query });
      return { data: [checkout] };
    },
    async cancel(id, options) {
      note('cancel', id, options);
      return { checkout: known(id), replayed: answers.replayed };
    },
    async resolve(id, resolution, options) {
      note('resolve', id, { resolution, ...options });
      return { checkout: known(id), replayed: answers.replayed };
    },
    async refund(id, wish, options) {
      note('refund', id, { wish, ...options });
      return { checkout: known(id), replayed: answers.replayed };
    },
    async events(id) {
      note('events', id);
      known(id);
      return [{ seq: 1, type: 'checkout.created', at: checkout.createdAt, data: {} }];
    },
  };

  const pages: PageCheckouts = {
    async byClientToken(clientToken) {
      note('byClientToken', '', { clientToken });
      return clientToken === CLIENT_TOKEN ? { checkoutId: CHECKOUT_ID, allowedOrigins: [SHOP] } : undefined;
    },
    async byReturnToken(returnToken) {
      note('byReturnToken', '', { returnToken });
      return returnToken === RETURN_TOKEN ? { clientToken: new Sealed(CLIENT_TOKEN) } : undefined;
    },
    async view(checkoutId, page) {
      note('view', checkoutId, { page });
      return answers.view(checkoutId);
    },
    async watch(checkoutId, page, { after, waitMs, signal }) {
      note('watch', checkoutId, { page, after, waitMs });
      const view = answers.view(checkoutId);
      if (after === undefined || view.version > after || after > view.version) return view;
      if (waitMs > 0 && !signal.aborted) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          signal.addEventListener('abort', () => resolve());
        });
      }
      return undefined;
    },
    async banks(checkoutId, query) {
      note('banks', checkoutId, { query });
      return { banks: [] };
    },
    async command(checkoutId, page, request: CommandRequest, options) {
      note('command', checkoutId, { page, request, ...options });
      return { view: answers.view(checkoutId), replayed: answers.replayed };
    },
  };

  const inbox: WebhookInbox = {
    async receive({ headers, body }) {
      note('receive', '', { size: body.byteLength });
      return headers.get('mono-webhook-secret') === 'a-secret-that-mono-shares' ? 'kept' : 'rejected';
    },
  };

  const webhooks: ProviderWebhooks = {
    async list(query) {
      note('listWebhooks', '', { query });
      return { data: [webhook] };
    },
    async replay(id, options) {
      note('replayWebhook', '', { id, ...options });
      if (id !== WEBHOOK_ID) throw new ProblemError('not_found');
      return { webhook, replayed: answers.replayed };
    },
  };

  const subAccounts: SubAccounts = {
    async create(input, options) {
      note('createSubAccount', '', { input, ...options });
      return { subAccount, created: answers.created };
    },
    async list() {
      note('listSubAccounts', '');
      return { data: [subAccount] };
    },
  };

  const breaks: Pick<BreakBook, 'list'> = {
    async list(query) {
      note('listBreaks', '', { query });
      return { data: [] };
    },
  };

  const mandates = createFakeMandates({ note, answers });
  const linkedAccounts = createFakeLinkedAccounts(note);

  return {
    merchant,
    mandates,
    linkedAccounts,
    pages,
    inbox,
    webhooks,
    subAccounts,
    breaks,
    asked,
    answers,
    waiting,
  };
}
