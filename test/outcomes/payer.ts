import type { PayerEvent } from '../../src/checkout/machine/facade.ts';
import type { Form } from '../../src/contract/form.ts';
import { Sealed } from '../../src/contract/sealed.ts';
import type { SessionView } from '../../src/contract/session.ts';
import { rightInput } from '../../src/sandbox/credentials.ts';
import type { PayersPart } from '../../src/sandbox/scenarios/scenario.ts';

/** What a payer knows, and does where a scenario wants something else than paying. */
export interface Payer {
  readonly user: string;
  readonly password: string;
  /** Name of the bank, as the list has it. */
  readonly bank: string;
  readonly part: PayersPart;
}

/** What a payer does who does what the page says. Undefined where there is nothing to do but wait, or to leave. */
export function nextMove(view: SessionView, payer: Payer): PayerEvent | undefined {
  switch (view.step) {
    case 'choose-bank': {
      const bank = view.banks.find(({ name, segment }) => name === payer.bank && segment === 'personal');
      if (!bank) throw new Error(`${payer.bank} is not in the list`);
      return { type: 'bank.chosen', bankId: bank.id };
    }
    case 'choose-method':
      return { type: 'method.chosen', methodId: view.methods[0]?.id ?? '' };
    case 'log-in':
      return logIn(view.form, payer);
    case 'answer':
      return submit(view.form);
    case 'authorise':
      return payer.part === 'leaves-when-asked' ? undefined : submit(view.form);
    case 'choose-account': {
      const account = view.accounts.find(({ refused }) => !refused);
      return account && { type: 'account.chosen', accountId: account.id };
    }
    case 'confirm-payment':
      return { type: 'payment.confirmed' };
    case 'unavailable':
      return { type: 'retry.asked' };
    default:
      return undefined;
  }
}

/** The first field that is not masked says who logs in. */
function logIn(form: Form, { user, password }: Payer): PayerEvent {
  const first = form.fields.find(({ masked }) => !masked)?.name ?? '';
  return submit(form, { password, [first]: user });
}

function submit({ fields }: Form, known: Readonly<Record<string, string>> = {}): PayerEvent {
  const typed = fields.map((field) => [field.name, known[field.name] ?? rightInput(field)]);
  return { type: 'fields.submitted', fields: new Sealed(Object.fromEntries(typed)) };
}
