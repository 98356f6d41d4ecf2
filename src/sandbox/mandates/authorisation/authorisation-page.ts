import type { PageTrouble } from '../../hosted/trouble.ts';

/** What the provider's page asks for next. */
export type AuthorisationStep =
  | 'account'
  | 'identity'
  | 'otp'
  | 'terms'
  | 'signature'
  | 'transfer'
  | 'selfie';

/** The provider's page on which a payer authorises one mandate. */
export interface AuthorisationPage {
  /** Its address below the origin; nobody who does not have it finds it. */
  readonly path: string;
  readonly trouble: PageTrouble;
  step: AuthorisationStep;
  accountType: 'personal' | 'business';
  /** Codes and faces that were refused. */
  refused: number;
  /** The payer closed the page; opening it again goes on. */
  isClosed: boolean;
}

export const openPage = (path: string, step: AuthorisationStep, trouble: PageTrouble): AuthorisationPage => ({
  path,
  trouble,
  step,
  accountType: 'personal',
  refused: 0,
  isClosed: false,
});
