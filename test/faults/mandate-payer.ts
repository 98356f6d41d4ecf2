import type { MandateView } from '../../src/contract/mandate-view.ts';
import type { SessionView } from '../../src/contract/session.ts';
import type { Payer, World } from './world.ts';

/** What the payer of the tests tells of herself. The BVN is a canary: it may be nowhere but at the provider. */
export const details = {
  email: 'bisi@example.com',
  phone: '08030000000',
  address: '4 Canary Lane, Abeokuta',
  bvn: '22222222226',
};
/** What she tells besides where her name, as the merchant told it, may be the cause of a refusal. */
export const names = { firstName: 'Adebisi', lastName: 'Ade' };
export const account = '0123453461';

type ViewAt<S extends MandateView['step']> = Extract<MandateView, { step: S; kind: 'mandate' }>;

/** The view of a mandate at this step; throws where it is at another one. */
export function at<S extends MandateView['step']>(view: SessionView, step: S): ViewAt<S> {
  if (view.kind !== 'mandate' || view.step !== step) throw new Error(`at ${view.step}, not at ${step}`);
  return view as ViewAt<S>;
}

/** As far as the terms, with an account that was not known before. */
export async function toTerms(
  payer: Payer,
  told: Partial<typeof details> = {},
): Promise<ViewAt<'review-terms'>> {
  const entering = at(await payer.do('choose-bank', { bankId: 'nip:000013' }), 'enter-account');
  const asked = Object.entries({ ...details, ...told }).filter(([name]) =>
    entering.asks.some((ask) => ask === name),
  );
  const view = await payer.do('enter-account', {
    accountNumber: account,
    details: Object.fromEntries(asked),
  });
  return at(view, 'review-terms');
}

/** Agrees to what is shown. */
export async function agree(payer: Payer): Promise<SessionView> {
  const { text } = at(await payer.look(), 'review-terms');
  return payer.do('accept-terms', { hash: text.hash });
}

/** As far as the transfer. */
export async function toTransfer(payer: Payer): Promise<ViewAt<'send-transfer'>> {
  await toTerms(payer);
  return at(await agree(payer), 'send-transfer');
}

/** The tries of a checkout as they are kept. */
export async function triesOf({ store }: World, checkoutId: string) {
  const rows = await store.read(checkoutId);
  return rows?.mandates ?? [];
}

/** The types of a checkout's history, in order. */
export async function historyOf({ store }: World, checkoutId: string): Promise<string[]> {
  const events = await store.events(checkoutId);
  return (events ?? []).map(({ type }) => type);
}
