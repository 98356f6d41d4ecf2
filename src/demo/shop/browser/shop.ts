import type { CloseInfo } from '../../../loader/embedder-api.ts';
import type {} from '../../../loader/loader.ts';

interface ToldRow {
  readonly at: string;
  readonly notification: { type: string; checkout: { reference: string; status: string } };
}

const news = document.querySelector('#news') as HTMLElement;
const told = document.querySelector('#told') as HTMLElement;

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-good]')) {
  button.addEventListener('click', () => void buy(button));
}
void showTold(0);

async function buy(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  news.textContent = '';
  try {
    const { order, url } = await placeOrder(button.dataset['good']);
    button.disabled = false;
    if (button.dataset['by'] === 'link') location.assign(url);
    else {
      button.focus();
      pay(order, url);
    }
  } catch {
    news.textContent = 'The shop could not take your order. Please try again.';
  } finally {
    button.disabled = false;
  }
}

async function placeOrder(good: string | undefined): Promise<{ order: string; url: string }> {
  const answer = await fetch('/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ good }),
  });
  if (!answer.ok) throw new Error(`The shop answered ${answer.status}`);
  return answer.json();
}

/** The page's part ends with looking at the order: the shop's server knows how it stands, this page only has a hint. */
function pay(order: string, url: string): void {
  const onClose = ({ outcome, mayHavePaid }: CloseInfo): void => {
    if (mayHavePaid || (outcome && outcome.status !== 'open')) location.assign(`/orders/${order}`);
    else news.replaceChildren('Nothing was paid. ', orderLink(order));
  };
  DirectPay.create({ url, onClose })
    .open()
    .catch(() => {});
}

function orderLink(order: string): HTMLElement {
  const link = document.createElement('a');
  link.href = `/orders/${order}`;
  link.textContent = `Your order ${order} is kept.`;
  return link;
}

async function showTold(shown: number): Promise<void> {
  const answer = await fetch('/told').catch(() => undefined);
  const rows: ToldRow[] = answer?.ok ? await answer.json() : [];
  if (rows.length > shown) told.replaceChildren(...rows.toReversed().map(toldRow));
  setTimeout(() => void showTold(rows.length), 1_000);
}

function toldRow({ at, notification: { type, checkout } }: ToldRow): HTMLElement {
  const row = document.createElement('li');
  const what = document.createElement('b');
  what.textContent = type;
  const when = document.createElement('time');
  when.dateTime = at;
  when.textContent = new Date(at).toLocaleTimeString('en-NG');
  const which = document.createElement('span');
  which.textContent = `${checkout.reference} · ${checkout.status}`;
  row.append(what, when, which);
  return row;
}
