import type { WireMandateType } from '../../../proxy/providers/mono/mandate-wire.ts';
import type { AuthorisationPage, AuthorisationStep } from './authorisation-page.ts';

const steps: Readonly<Record<WireMandateType, readonly AuthorisationStep[]>> = {
  emandate: ['account', 'terms', 'transfer'],
  sweep: ['account', 'identity', 'otp', 'terms', 'transfer'],
  gsm: ['account', 'identity', 'otp', 'terms', 'signature', 'transfer'],
  signed: ['account', 'terms', 'signature'],
};

/** Under the older name of a sweep a company only signs, and the bank looks at that. */
const stepsOf = (type: WireMandateType, accountType: AuthorisationPage['accountType']) =>
  type === 'gsm' && accountType === 'business' ? steps.signed : steps[type];

/** What comes after a step; undefined after the last. */
export function nextStep(
  type: WireMandateType,
  { step, accountType }: AuthorisationPage,
): AuthorisationStep | undefined {
  const order = stepsOf(type, accountType);
  return order[order.indexOf(step) + 1];
}
