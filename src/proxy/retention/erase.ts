import { parseArgs } from 'node:util';
import type { Customer } from '../../contract/customer.ts';
import { ConfigError } from '../config/config-error.ts';
import type { Store } from '../store/store.ts';

const AT_ONCE = 500;
const usage = 'expected --checkout co_… or --customer with an email address or a phone number';

/** Whose data is to be erased. */
export type ErasureWish = { readonly checkoutId: string } | { readonly customer: string };

/** Throws `ConfigError`. */
export function readErasure(args: readonly string[]): ErasureWish {
  let given: { checkout?: string | undefined; customer?: string | undefined };
  try {
    given = parseArgs({
      args: [...args],
      options: { checkout: { type: 'string' }, customer: { type: 'string' } },
    }).values;
  } catch {
    throw new ConfigError('erase', usage);
  }
  const { checkout, customer } = given;
  if (checkout && customer === undefined) return { checkoutId: checkout };
  if (customer && checkout === undefined && contactOf(customer)) return { customer };
  throw new ConfigError('erase', usage);
}

export interface ErasureDone {
  readonly erased: readonly string[];
  /** Left as they are, since something of them can still change. */
  readonly notOver: readonly string[];
  readonly unknown: readonly string[];
}

/** Erases one checkout, or every one of a customer that is over. */
export async function erase(
  store: Pick<Store, 'erase' | 'customersFrom'>,
  wish: ErasureWish,
): Promise<ErasureDone> {
  const meant = 'checkoutId' in wish ? [wish.checkoutId] : await checkoutsOf(store, wish.customer);
  const done = { erased: [] as string[], 'not-over': [] as string[], unknown: [] as string[] };
  for (const checkoutId of meant) done[await store.erase(checkoutId)].push(checkoutId);
  return { erased: done.erased, notOver: done['not-over'], unknown: done.unknown };
}

/** Contact details are encrypted, so every checkout that has some is looked at. */
async function checkoutsOf(store: Pick<Store, 'customersFrom'>, customer: string): Promise<string[]> {
  const wanted = contactOf(customer);
  const meant: string[] = [];
  for (let after = ''; ; ) {
    const found = await store.customersFrom(after, AT_ONCE);
    for (const { checkoutId, customer: sealed } of found) {
      const known = sealed?.open();
      if (known && contactsOf(known).includes(wanted)) meant.push(checkoutId);
    }
    const last = found.at(-1);
    if (!last || found.length < AT_ONCE) return meant;
    after = last.checkoutId;
  }
}

const contactsOf = ({ email, phone }: Customer): (string | undefined)[] =>
  [email, phone].flatMap((told) => (told === undefined ? [] : contactOf(told)));

/** One spelling for each: small letters; the last ten digits, since +234 803… and 0803… are one number. Undefined for anything else. */
function contactOf(text: string): string | undefined {
  if (text.includes('@')) return text.trim().toLowerCase();
  const digits = text.replaceAll(/\D/g, '');
  return digits.length >= 10 ? digits.slice(-10) : undefined;
}
