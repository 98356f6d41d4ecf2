import type { CloseInfo } from '../../../loader/embedder-api.ts';
import type {} from '../../../loader/loader.ts';

interface ToldRow {
  readonly at: string;
  readonly notification: {
    type: string;
    /** Not with what is about no checkout: a share that was paid out. */
    checkout?: { kind: string; reference: string; status: string };
  };
}

const news = document.querySelector('#news') as HTMLElement;
const told = document.querySelector('#told') as HTMLElement;

/** What a button of the shop orders: where it is asked for, and where it is looked at afterwards. */
interface Wish {
  readonly at: '/orders' | '/subscriptions' | '/accounts';
  readonly body: object;
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-by]')) {
  const { good, club, choice, agreement } = button.dataset;
  const wish: Wish =
    'account' in button.dataset
      ? { at: '/accounts', body: {} }
      : club
        ? { at: '/subscriptions', body: { club, agreement } }
        : { at: '/orders', body: { good, choice } };
  button.addEventListener('click', () => void fulfil(button, wish));
}
void showTold(0);

async function fulfil(button: HTMLButtonElement, wish: Wish): Promise<void> {
  button.disabled = true;
  news.textContent = '';
  try {
    const { number, url } = await place(wish);
    button.disabled = false;
    if (button.dataset['by'] === 'link') location.assign(url);
    else {
      button.focus();
      open(`${wish.at}/${number}`, url);
    }
  } catch {
    news.textContent = 'The shop could not take your order. Please try again.';
  } finally {
    button.disabled = false;
  }
}

async function place({ at, body }: Wish): Promise<{ number: string; url: string }> {
  const answer = await fetch(at, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The shop answered ${answer.status}`);
  return answer.json();
}

/** The page's part ends with looking at the order: the shop's server knows how it stands, this page only has a hint. A subscription or an account goes on at its own. */
function open(order: string, url: string): void {
  const onClose = ({ outcome, mayHavePaid }: CloseInfo): void => {
    const goesOn = !order.startsWith('/orders');
    if (goesOn || mayHavePaid || (outcome && outcome.status !== 'open')) location.assign(order);
    else news.replaceChildren('Nothing was paid. ', orderLink(order));
  };
  DirectPay.create({ url, onClose })
    .open()
    .catch(() => {});
}

function orderLink(order: string): HTMLElement {
  const link = document.createElement('a');
  link.href = order;
  link.textContent = `Your order ${order.split('/').at(-1)} is kept.`;
  return link;
}

async function showTold(shown: number): Promise<void> {
  const answer = await fetch('/told').catch(() => undefined);
  const rows: ToldRow[] = answer?.ok ? await answer.json() : [];
  if (rows.length > shown) told.replaceChildren(...rows.toReversed().map(toldRow));
  setTimeout(() => void showTold(rows.length), 1_000);
}

const pages: Readonly<Record<string, string>> = {
  payment: 'orders',
  mandate: 'subscriptions',
  link: 'accounts',
};

function toldRow({ at, notification: { type, checkout } }: ToldRow): HTMLElement {
  const row = document.createElement('li');
  const what = document.createElement('b');
  what.textContent = type;
  const when = document.createElement('time');
  when.dateTime = at;
  when.textContent = new Date(at).toLocaleTimeString('en-NG');
  const which = document.createElement('span');
  if (checkout) {
    const page = document.createElement('a');
    page.href = `/${pages[checkout.kind]}/${checkout.reference}`;
    page.textContent = checkout.reference;
    which.append(page, ` · ${checkout.status}`);
  }
  row.append(what, when, which);
  return row;
}
