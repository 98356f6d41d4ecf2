import { randomUUID } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import type { PaymentCheckout } from '../../src/contract/merchant-api.ts';
import { PAGE_KEY_HEADER, PAGE_TOKEN_HEADER, type PageBoot } from '../../src/contract/page-boot.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { type Line, Refused, type Said } from './line.ts';

/** Hears of every answer: to what, with what status, and how long it took, milliseconds. */
export type Hear = (at: string, ms: number, status: number) => void;

export interface Payer {
  readonly id: string;
  view(): SessionView;
  step(command: string, body?: object): Promise<void>;
  /** By its bank's name and what is typed, which chooses how the bank behaves. */
  logIn(as?: { readonly bank: string; readonly user: string }): Promise<void>;
  pay(): Promise<void>;
  /** One long poll of at most so many seconds; whether there was news. */
  watch(seconds: number): Promise<boolean>;
}

/** The merchant's server makes a checkout, and a payer opens its page. */
export async function openPayer(line: Line, secretKey: string, hear: Hear = () => {}): Promise<Payer> {
  async function ask(at: string, path: string, call?: Parameters<Line['ask']>[1]): Promise<Said> {
    const said = await line.ask(path, call);
    hear(at, said.ms, said.status);
    if (said.status >= 300) throw new Refused(at, said);
    return said;
  }
  const made = await ask('create', '/v1/checkouts', {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'idempotency-key': randomUUID() },
    json: {
      kind: 'payment',
      amountMinor: 4_850_000,
      currency: 'NGN',
      description: 'Indigo wrap dress',
      reference: `order-${randomUUID()}`,
    },
  });
  const { id, clientToken } = JSON.parse(made.body.toString()) as PaymentCheckout;
  const opened = await ask('open', `/c/${clientToken}`, { headers: { 'accept-encoding': 'br' } });
  const boot = bootOf(brotliDecompressSync(opened.body).toString());
  let { view, pageToken } = boot;
  const pageKey = randomUUID();

  function take(said: Said): void {
    const renewed = said.headers[PAGE_TOKEN_HEADER.toLowerCase()];
    if (typeof renewed === 'string') pageToken = renewed;
    if (said.status !== 204) view = JSON.parse(said.body.toString()) as SessionView;
  }
  const payer: Payer = {
    id,
    view: () => view,
    async step(command, body = {}) {
      const said = await ask(command, `/v1/session/steps/${command}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${pageToken}`,
          'idempotency-key': randomUUID(),
          [PAGE_KEY_HEADER]: pageKey,
        },
        json: { version: view.version, ...body },
      });
      take(said);
      while (view.busy) await payer.watch(20);
    },
    async watch(seconds) {
      const said = await ask('watch', `/v1/session?after=${view.version}&wait=${seconds}`, {
        headers: { authorization: `Bearer ${pageToken}`, [PAGE_KEY_HEADER]: pageKey },
      });
      take(said);
      return said.status === 200;
    },
    async logIn({ bank, user } = { bank: 'Fidelity Bank', user: 'user_good' }) {
      if (view.step !== 'choose-bank') throw new Error(`The page opened at ${view.step}`);
      const bankId = view.banks.find(({ name }) => name === bank)?.id;
      await payer.step('choose-bank', { bankId });
      await payer.step('log-in', { fields: { username: user, password: '123456' } });
    },
    async pay() {
      await payer.step('pay');
      while (view.step === 'confirming') await payer.watch(20);
      if (view.step !== 'paid') throw new Error(`The payment ended at ${view.step}`);
      await ask('read', `/v1/checkouts/${id}`, { headers: { authorization: `Bearer ${secretKey}` } });
    },
  };
  return payer;
}

function bootOf(page: string): PageBoot {
  return JSON.parse(/id="boot">(.*?)<\/script>/s.exec(page)?.[1] ?? '') as PageBoot;
}
