/** Mistakes of a merchant's. Each is refused by the compiler, here and in a project that has installed the package. */
import { create, type Outcome, type Settings } from 'directpay-widget';
import { type OpenedProxy, openProxy } from 'directpay-widget/proxy';
import { startSandbox } from 'directpay-widget/sandbox';

const url = 'https://pay.adirelane.example/c/abc';
declare const outcome: Outcome;
declare const proxy: OpenedProxy;

// @ts-expect-error: either url or fetchUrl
create({ url, fetchUrl: () => url });
// @ts-expect-error: one of them has to be there
create({ onSuccess: () => {} });
// @ts-expect-error: options there have to be
create();
// @ts-expect-error: an address and no object of it
create({ url: new URL(url) });
// @ts-expect-error: gives an address, and not the answer it stands in
create({ fetchUrl: () => fetch('/checkout', { method: 'POST' }) });
// @ts-expect-error: what is paid was fixed by the server
create({ url, amountMinor: 500_000 });
// @ts-expect-error: so was the reference
create({ url, reference: 'order-1' });
// @ts-expect-error: misspelt
create({ url, onSucces: () => {} });
// @ts-expect-error: the name that another widget has for it
create({ url, onCancel: () => {} });
// @ts-expect-error: a function and no name of one
create({ url, onClose: 'closed' });
// @ts-expect-error: an element or a selector
create({ url, container: [] });
// @ts-expect-error: a theme is light, dark or auto
create({ url, appearance: { theme: 'sepia' } });
// @ts-expect-error: an accent is #rrggbb
create({ url, appearance: { accent: 0x1a5f4a } });
// @ts-expect-error: a look has no such part
create({ url, appearance: { font: 'serif' } });
// @ts-expect-error: what may have been debited is told in our words
create({ url, messages: { 'confirming.title': 'Paid' } });
// @ts-expect-error: onLoad is given nothing
create({ url, onLoad: (outcome: Outcome) => outcome.status });
// @ts-expect-error: an outcome is no error
create({ url, onError: ({ status }) => status });

const handle = create({ url });
// @ts-expect-error: no such event
handle.on('succeeded', () => {});
// @ts-expect-error: an event of the checkout's comes by 'event'
handle.on('bank.selected', () => {});
// @ts-expect-error: which listener
handle.off('close');
// @ts-expect-error: a listener of success is given an outcome
handle.on('success', (event: { type: string }) => event.type);
// @ts-expect-error: where it stands is read only
handle.state = 'open';
// @ts-expect-error: callbacks are not changed, but added and taken away
handle.update({ onSuccess: () => {} });
// @ts-expect-error: another checkout is another handle
handle.update({ url });
// @ts-expect-error: the checkout's address is not opened by the way
handle.open(url);
// @ts-expect-error: a language tag
export const settings: Settings = { locale: true };
// @ts-expect-error: no such type of event
handle.on('event', ({ type }) => type === 'transfer.detected');

// @ts-expect-error: no outcome has this status
export const isPaid = outcome.status === 'paid';
// @ts-expect-error: there with a mandate alone
export const isReady: boolean = outcome.readyToDebit;
// @ts-expect-error: what was paid is the server's to know
export const paid = outcome.amountMinor;
// @ts-expect-error: an outcome is not written
outcome.total = 1;

// @ts-expect-error: a proxy needs its settings
void openProxy({ store: 'memory' });
// @ts-expect-error: and so does a bank
void startSandbox({});

const order = { description: 'Two yards of adire', reference: 'order-1' };
const key = { idempotencyKey: 'order-1' };
const { create: checkout } = proxy.checkouts;
// @ts-expect-error: kobo, a whole number
checkout({ ...order, kind: 'payment', amountMinor: '500000', currency: 'NGN' }, key);
// @ts-expect-error: a payment has an amount
checkout({ ...order, kind: 'payment', currency: 'NGN' }, key);
// @ts-expect-error: and a currency
checkout({ ...order, kind: 'payment', amountMinor: 500_000 }, key);
// @ts-expect-error: the name that other widgets have for it
checkout({ ...order, kind: 'payment', amount: 500_000, currency: 'NGN' }, key);
// @ts-expect-error: made once only by its key
checkout({ ...order, kind: 'payment', amountMinor: 500_000, currency: 'NGN' });
// @ts-expect-error: a mandate says what it is for
checkout({ ...order, kind: 'mandate', currency: 'NGN' }, key);

const dates = { startDate: '2026-12-01', endDate: '2027-12-01' };
const variable = { type: 'emandate', debitType: 'variable', ...dates } as const;
const mandate = { ...variable, totalCapMinor: 6_000_000 };
// @ts-expect-error: a variable mandate has a total
checkout({ ...order, kind: 'mandate', currency: 'NGN', mandate: variable }, key);
// @ts-expect-error: and no amount beside it
checkout({ ...order, kind: 'mandate', currency: 'NGN', mandate, amountMinor: 1 }, key);
// @ts-expect-error: a mandate that debits by itself says when
checkout({ ...order, kind: 'mandate', currency: 'NGN', mandate: { ...mandate, debitType: 'fixed' } }, key);
