import type { WireInvoice } from '../../proxy/providers/mono/wire.ts';
import type { Payment, World } from '../world.ts';

/** The amount as session and charge repeat it. */
export const echoed = (world: World, payment: Payment): number =>
  world.profile.echo === 'naira' ? payment.orderedMinor / 100 : payment.orderedMinor;

/** What a charge shows of the payment. */
export const invoiceOf = (world: World, payment: Payment): WireInvoice => ({
  account: {
    name: payment.account.name,
    accountNumber: payment.account.number,
    institution: {
      name: payment.institution.name,
      bank_code: payment.institution.bank_code ?? null,
      icon: payment.institution.icon,
    },
  },
  type: payment.type,
  reference: payment.reference,
  description: payment.description,
  amount: echoed(world, payment),
  currency: 'NGN',
});
