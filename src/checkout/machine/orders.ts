import type { Sealed } from '../../contract/sealed.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Command } from '../../contract/steps.ts';
import type { FlowEvent } from './events.ts';
import type { EnteredDetails, PageProblem } from './facade.ts';

/** A command on its way. `fields` is opened only where the request's body is written. */
export interface Order {
  readonly command: Command;
  readonly version: number;
  readonly data: Readonly<Record<string, string>>;
  readonly fields: Sealed<Record<string, string>> | undefined;
  /** Opened only there, too. */
  readonly entered?: Sealed<EnteredDetails>;
}

/**
 * How a call to the session ended. `view`: the server spoke, be it by an answer or by a conflict that carries the view. `problem`: it
 * said that nothing was done. `lost`: nobody knows whether it was done.
 */
export type Answer =
  | { readonly kind: 'view'; readonly view: SessionView }
  | { readonly kind: 'problem'; readonly problem: PageProblem }
  | { readonly kind: 'lost' };

/** What the payer's event adds to the command's body. */
export function order(command: Command, version: number, event: FlowEvent): Order {
  const plain = (data: Record<string, string>): Order => ({ command, version, data, fields: undefined });
  switch (event.type) {
    case 'way.chosen':
      return plain(event.way === 'bank' ? { way: event.way } : { way: event.way, method: event.method });
    case 'bank.chosen':
      return plain({ bankId: event.bankId });
    case 'method.chosen':
      return plain({ methodId: event.methodId });
    case 'account.chosen':
      return plain({ accountId: event.accountId });
    case 'fields.submitted':
      return { command, version, data: {}, fields: event.fields };
    case 'account.entered':
    case 'details.entered':
      return { command, version, data: {}, fields: undefined, entered: event.entered };
    case 'terms.accepted':
      return plain({ hash: event.hash });
    default:
      return plain({});
  }
}
