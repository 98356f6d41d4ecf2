import { formOf, plainButton } from '../../hosted/form-markup.ts';
import type { Mandate } from '../mandate.ts';
import type { AuthorisationPage } from './authorisation-page.ts';

/** What the payer does elsewhere, and what a bank decides: below the page, since only a stand-in has it. Markup. */
export function standInFor({ stage, transfers }: Mandate, page: AuthorisationPage): string {
  if (stage !== 'initiated' || page.isClosed) return '';
  if (page.step === 'selfie') {
    return `<h2>Only here: another face</h2>${formOf(
      page.path,
      'selfie',
      `<input type="hidden" name="face" value="wrong">${plainButton('Show another face')}`,
    )}${formOf(
      page.path,
      'selfie',
      `<input type="hidden" name="camera" value="refused">${plainButton('Refuse the camera')}`,
    )}`;
  }
  if (page.step !== 'transfer') return '';
  const button = (move: string, label: string): string => formOf(page.path, move, plainButton(label));
  return `<h2>Only here: the app of your bank</h2>
    ${button('send', transfers.length === 0 ? 'Send ₦50 from this account' : 'Send ₦50 once more')}
    ${button('send-other', 'Send ₦50 from another account')}
    ${button('send-more', 'Send ₦100 from this account')}
    ${button('reject', 'Let the bank reject it')}`;
}
