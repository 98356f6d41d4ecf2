import type { PayerEvent, Shown } from '../../../src/checkout/machine/facade.ts';
import type { Field } from '../../../src/contract/form.ts';
import { Sealed } from '../../../src/contract/sealed.ts';
import type { SessionView } from '../../../src/contract/session.ts';
import { rightInput } from '../../../src/sandbox/credentials.ts';
import type { MandatePayer } from '../../faults/sandbox-payer.ts';

/** What a customer knows and wants when they look at a screen. */
export interface Mind {
  /** Typed as the user at the bank. */
  readonly user: string;
  /** From 0 to 1: where in a list they choose. */
  readonly taste: number;
  /** The next thing they type is wrong. */
  readonly errs: boolean;
  /** They would begin again after a refusal. */
  readonly persists: boolean;
  readonly payer: MandatePayer;
}

/** What they do next: press something, wait, or go because it is over for them. */
export type Move = { readonly press: PayerEvent } | 'wait' | 'done';

export function nextMove({ view, screen }: Pick<Shown, 'view' | 'screen'>, mind: Mind): Move {
  if (screen !== view.step) return 'wait';
  return view.kind === 'mandate' ? moveOfMandate(view, mind) : moveOfPayment(view, mind);
}

function moveOfPayment(view: SessionView, mind: Mind): Move {
  switch (view.step) {
    case 'choose-way': {
      const way = chosen(view.ways, mind.taste);
      return way ? { press: { type: 'way.chosen', ...way } } : 'wait';
    }
    case 'choose-bank': {
      const bank = chosen(view.banks, mind.taste);
      return bank ? { press: { type: 'bank.chosen', bankId: bank.id } } : 'wait';
    }
    case 'choose-method': {
      const method = chosen(view.methods, mind.taste);
      return method ? { press: { type: 'method.chosen', methodId: method.id } } : 'wait';
    }
    case 'log-in':
      return { press: { type: 'fields.submitted', fields: new Sealed(logIn(view.form.fields, mind)) } };
    case 'answer':
    case 'authorise':
      return {
        press: { type: 'fields.submitted', fields: new Sealed(answers(view.form.fields, mind.errs)) },
      };
    case 'choose-account': {
      const account = view.accounts.find(({ refused }) => !refused);
      return account ? { press: { type: 'account.chosen', accountId: account.id } } : 'wait';
    }
    case 'confirm-payment':
      return { press: { type: 'payment.confirmed' } };
    case 'in-use':
      return view.commands.includes('start-over') ? { press: { type: 'start-over.asked' } } : 'wait';
    case 'leave-to-provider':
      return view.checkedSeconds === undefined ? { press: { type: 'return.told' } } : 'wait';
    case 'declined':
    case 'unavailable':
      return mind.persists && view.commands.includes('try-again')
        ? { press: { type: 'retry.asked' } }
        : 'done';
    case 'paid':
    case 'expired':
    case 'cancelled':
      return 'done';
    default:
      return 'wait';
  }
}

function moveOfMandate(view: SessionView, mind: Mind): Move {
  switch (view.step) {
    case 'choose-bank': {
      const bank = chosen(view.banks, mind.taste);
      return bank ? { press: { type: 'bank.chosen', bankId: bank.id } } : 'wait';
    }
    case 'enter-account': {
      const { accountNumber, details } = mind.payer;
      const asked = Object.entries(details).filter(([name]) => view.asks.some((ask) => ask === name));
      const entered = new Sealed({
        accountNumber: mind.errs ? `1${accountNumber.slice(1)}` : accountNumber,
        details: Object.fromEntries(asked),
      });
      return { press: { type: 'account.entered', entered } };
    }
    case 'review-terms':
      return { press: { type: 'terms.accepted', hash: view.text.hash } };
    case 'send-transfer':
      return { press: { type: 'transfer.claimed' } };
    case 'mandate-failed':
      return mind.persists && view.commands.includes('restart')
        ? { press: { type: 'restart.asked' } }
        : 'done';
    case 'unavailable':
      return mind.persists && view.commands.includes('try-again')
        ? { press: { type: 'retry.asked' } }
        : 'done';
    case 'ready':
    case 'expired':
    case 'cancelled':
      return 'done';
    default:
      return 'wait';
  }
}

const chosen = <T>(from: readonly T[], taste: number): T | undefined => from[Math.floor(taste * from.length)];

const wrong = (field: Field): string =>
  field.options?.[0]?.value ?? '9'.repeat(field.exactLength ?? Math.min(field.maxLength ?? 6, 6));

function answers(fields: readonly Field[], errs: boolean): Record<string, string> {
  return Object.fromEntries(
    fields.map((field) => [field.name, errs ? wrong(field) : rightInput(asNamed(field))]),
  );
}

/** The first field that is not masked names the user. */
function logIn(fields: readonly Field[], { user, errs }: Mind): Record<string, string> {
  const named = fields.find(({ masked }) => !masked)?.name;
  const typed = answers(fields, false);
  for (const { name, masked } of fields) if (errs && masked) typed[name] = '000000';
  if (named !== undefined) typed[named] = user;
  return typed;
}

function asNamed({ name, masked, options }: Field): Parameters<typeof rightInput>[0] {
  return { name, masked, ...(options && { options }) };
}
