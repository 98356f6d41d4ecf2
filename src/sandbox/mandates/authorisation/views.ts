import {
  factsOf,
  fieldOf,
  formOf,
  linkButton,
  mainButton,
  plainButton,
  radiosOf,
  selectOf,
} from '../../hosted/form-markup.ts';
import { type VisitEnd, wayBack } from '../../hosted/trouble.ts';
import { escaped } from '../../page/escaped.ts';
import { money } from '../../page/money.ts';
import type { World } from '../../world.ts';
import { destinationsOf } from '../destinations.ts';
import { accountOf, isOver, type Mandate } from '../mandate.ts';
import { mandateBanks } from '../mandate-banks.ts';
import { authorisingMinor } from '../nibss.ts';
import type { AuthorisationPage, AuthorisationStep } from './authorisation-page.ts';
import { accountFacts, termsFacts } from './facts.ts';

function endOf({ stage }: Mandate, { isClosed }: AuthorisationPage): VisitEnd {
  if (stage === 'approved' || stage === 'suspended') return 'successful';
  if (isOver(stage)) return 'failed';
  return isClosed ? 'closed' : 'processing';
}

/** Where the page sends the payer back to now; undefined where it sends nobody. */
export const wayBackFrom = (mandate: Mandate, page: AuthorisationPage): string | undefined =>
  wayBack(mandate.redirectUrl, mandate.reference, endOf(mandate, page), page.trouble.returns);

/** What stands on the page now: markup. */
export function bodyOf(
  world: World,
  mandate: Mandate,
  page: AuthorisationPage,
  complaint: string | undefined,
): string {
  const notice = complaint === undefined ? '' : `<p class="bad" role="alert">${escaped(complaint)}</p>`;
  const { stage } = mandate;
  if (stage === 'approved' || stage === 'suspended')
    return `<h1>You have authorised this mandate</h1>${factsOf([
      ...accountFacts(mandate),
      ...termsFacts(mandate),
    ])}${off(mandate, page)}`;
  if (isOver(stage))
    return `<h1>This mandate was not set up</h1>${notice}
    <p>${escaped(mandate.endedBecause ?? '')}</p>${off(mandate, page)}`;
  if (stage === 'authorized')
    return `<h1>Your bank looks at the signature</h1>
    <p>That takes a day or two. Nothing more is to be done here.</p>${off(mandate, page)}`;
  if (page.isClosed && page.step !== 'selfie')
    return `<h1>You have closed this page</h1>
    <p>The mandate is not authorised. You can go on with it here.</p>${formOf(page.path, 'open', mainButton('Go on'))}`;
  return `${notice}${steps[page.step](world, mandate, page)}${formOf(
    page.path,
    'close',
    plainButton('Leave without authorising'),
  )}`;
}

const off = (mandate: Mandate, page: AuthorisationPage): string => {
  const target = wayBackFrom(mandate, page);
  return target === undefined
    ? '<p class="soft">You can close this page now.</p>'
    : linkButton('Back to the merchant', target);
};

type View = (world: World, mandate: Mandate, page: AuthorisationPage) => string;

const choosable = mandateBanks
  .filter(({ direct_debit }) => direct_debit)
  .map(({ bank_code, name }) => ({ value: bank_code, label: name }))
  .sort((one, other) => one.label.localeCompare(other.label));

const accountTypes = [
  { value: 'personal', label: 'Personal' },
  { value: 'business', label: 'Business' },
];

const steps: Readonly<Record<AuthorisationStep, View>> = {
  account: (_, mandate, { path }) => `<h1>Which account is to be debited?</h1>
    <p>${escaped(mandate.description)}</p>
    ${formOf(
      path,
      'account',
      `${selectOf('bank_code', 'Bank', choosable)}
      ${fieldOf({ name: 'account_number', label: 'Account number', type: 'tel', maxLength: 20 })}
      ${mandate.type === 'sweep' || mandate.type === 'gsm' ? radiosOf('account_type', 'Type of account', accountTypes) : ''}
      ${mainButton('Continue')}`,
    )}`,

  identity: (_, __, { path }) => `<h1>Who are you?</h1>
    <p>We look for your other accounts by your BVN. They are debited only where the first one has too little.</p>
    ${formOf(
      path,
      'identity',
      `${fieldOf({ name: 'bvn', label: 'Bank Verification Number', type: 'tel', maxLength: 11 })}
      ${fieldOf({ name: 'birth_date', label: 'Date of birth', type: 'date' })}
      ${mainButton('Continue')}`,
    )}`,

  otp: (_, __, { path }) => `<h1>Enter the code that was sent to you</h1>
    <p>It went to the phone that your BVN names.</p>
    ${formOf(
      path,
      'otp',
      `${fieldOf({ name: 'otp', label: 'Code', type: 'tel', maxLength: 10 })}
      ${mainButton('Continue')}`,
    )}`,

  terms: (_, mandate, { path }) => `<h1>Is this what you agree to?</h1>
    ${factsOf([...accountFacts(mandate), ...termsFacts(mandate)])}
    ${linkedList(mandate)}
    ${formOf(path, 'terms', mainButton('I agree'))}`,

  signature: (_, __, { path }) => `<h1>Sign the mandate</h1>
    <p>It goes to your bank. Here your name stands for a picture of your signature.</p>
    ${formOf(
      path,
      'signature',
      `${fieldOf({ name: 'signature', label: 'Your name', maxLength: 100 })}
      ${mainButton('Sign')}`,
    )}`,

  transfer: (world, mandate, { path }) => {
    const { bank, number } = accountOf(mandate);
    if (mandate.isAuthorised) {
      return `<h1>Waiting for your bank</h1><p>The ${money(authorisingMinor)} arrived. This takes a minute or two.</p>${linkButton(
        'Check again',
        path,
      )}`;
    }
    const arrived = mandate.transfers.map(({ from, amountMinor }) => `${money(amountMinor)} from ${from}`);
    return `<h1>Send ${money(authorisingMinor)} to authorise it</h1>
      <p>Send exactly ${money(authorisingMinor)} from ${escaped(bank.name)} ${escaped(number)}, within an hour, to one of these:</p>
      ${factsOf(
        (destinationsOf(world.profile.destinations) ?? []).map(
          ({ bank_name, account_number }) => [bank_name, String(account_number).padStart(10, '0')] as const,
        ),
      )}
      ${arrived.length === 0 ? '' : `<p class="bad">Not what was asked for: ${escaped(arrived.join(', '))}.</p>`}
      ${linkButton('I have sent it', path)}`;
  },

  selfie: (_, mandate, { path }) => `<h1>Show that it is you</h1>
    <p>A selfie is compared with the photo of your BVN. Your browser will ask whether this page may use the camera.</p>
    ${factsOf([...accountFacts(mandate), ...termsFacts(mandate)])}
    ${formOf(path, 'selfie', `<input type="hidden" name="camera" value="" id="camera">${mainButton('Take the selfie')}`)}`,
};

const linkedList = ({ linked }: Mandate): string =>
  linked.length === 0
    ? ''
    : `<h2>Your other accounts</h2><p class="soft">Debited only where the first one has too little.</p>${factsOf(
        linked.map(({ bank, number }) => [bank.name, number] as const),
      )}`;
