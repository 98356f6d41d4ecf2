import type { PageToApp } from '../../../contract/bridge-messages.ts';
import type { WidgetEventType } from '../../../contract/frame-messages.ts';

/** Names on the wire of the provider's own widget, as its SDKs know them; "occured" is theirs. */
const eventNames: Partial<Record<WidgetEventType, string>> = {
  'widget.loaded': 'widget_opened',
  'bank.selected': 'institution_selected',
  'auth.method_changed': 'auth_method_switched',
  'credentials.submitted': 'login_attempt',
  'otp.submitted': 'mfa_submitted',
  'account.selected': 'account_selected',
  'payment.failed': 'error_occured',
  'mandate.failed': 'error_occured',
  'widget.closed': 'on_exit',
};

/**
 * What an app hears that was written for the SDK of the provider: `{ type, data }`, in that SDK's names. Undefined for what it has no
 * name for. Only a success is told as one; every other outcome is seen by the app's server alone.
 */
export function inMonoNames(message: PageToApp, knowsCharges: boolean): string | undefined {
  const told = translate(message, knowsCharges);
  return told && JSON.stringify({ type: `mono.connect.${told.name}`, data: told.data });
}

function translate(
  message: PageToApp,
  knowsCharges: boolean,
): { readonly name: string; readonly data: object } | undefined {
  if (message.type === 'close') return { name: 'widget.closed', data: {} };
  if (message.type === 'outcome') {
    const { status, checkoutId, reference } = message.outcome;
    if (status !== 'succeeded') return undefined;
    const name = `widget.${knowsCharges ? 'charge_complete' : 'account_linked'}`;
    return { name, data: { code: checkoutId, reference } };
  }
  if (message.type !== 'event') return undefined;
  const { type, reference, at, data } = message.event;
  const name = eventNames[type];
  if (name === undefined) return undefined;
  const institution = data.bankId !== undefined && { institution: { id: data.bankId } };
  return { name, data: { reference, timestamp: Date.parse(at), ...institution } };
}
