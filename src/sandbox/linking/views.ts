import { bankChoice, bankFieldOf, spoken } from '../hosted/bank-form.ts';
import {
  factsOf,
  fieldOf,
  formOf,
  linkButton,
  mainButton,
  plainButton,
  radiosOf,
} from '../hosted/form-markup.ts';
import { wayBack } from '../hosted/trouble.ts';
import { escaped } from '../page/escaped.ts';
import type { World } from '../world.ts';
import type { Linking } from './linking.ts';

export const pathOf = ({ code }: Linking): string => `/pages/link/${code}`;

/** Where the page sends the payer back to now; undefined where it sends nobody. */
export const wayBackFrom = ({ redirectUrl, ref, visit, trouble }: Linking): string | undefined =>
  wayBack(redirectUrl, ref ?? '', visit.at === 'linked' ? 'successful' : 'closed', trouble.returns);

/** What stands on the page now: markup. */
export function bodyOf(world: World, linking: Linking, complaint: string | undefined): string {
  const notice = complaint === undefined ? '' : `<p class="bad" role="alert">${escaped(complaint)}</p>`;
  if (linking.visit.at === 'linked') return linked(linking);
  if (linking.isClosed) {
    return `<h1>You have closed this page</h1><p>No account is linked. You can go on with it here.</p>${formOf(
      pathOf(linking),
      'open',
      mainButton('Go on'),
    )}`;
  }
  return `${notice}${place(world, linking)}${formOf(pathOf(linking), 'close', plainButton('Leave without linking'))}`;
}

function place({ institutions }: World, linking: Linking): string {
  const { visit } = linking;
  const form = (inside: string): string => formOf(pathOf(linking), visit.at, inside);
  const otherBank = formOf(pathOf(linking), 'other-bank', plainButton('Choose another bank'));
  switch (visit.at) {
    case 'bank':
      return `<h1>Choose your bank</h1>${form(`${bankChoice(institutions)}${mainButton('Go on')}`)}`;
    case 'log-in':
      return `<h1>${escaped(spoken(visit.method.ui.title))}</h1>
        <p class="soft">${escaped(visit.institution.name)}, ${escaped(visit.method.name)}</p>
        ${form(`${visit.method.ui.form.map(bankFieldOf).join('')}${mainButton('Log in')}`)}${otherBank}`;
    case 'code':
      return `<h1>Enter the code that your bank sent</h1>
        ${form(`${fieldOf({ name: 'code', label: 'Code', type: 'tel', maxLength: 10 })}${mainButton('Go on')}`)}${otherBank}`;
    case 'consent':
      return `<h1>Share this with the merchant?</h1>
        ${factsOf([
          ['From', visit.institution.name],
          ['What is shared', 'Name, account number, type and balance, transactions'],
          ['For whom', linking.customer.email],
        ])}
        ${form(mainButton('I agree'))}${otherBank}`;
    case 'account':
      return `<h1>Choose an account</h1>${form(
        `${radiosOf(
          'account',
          'Account to link',
          visit.accounts.map(({ number, type }, index) => ({
            value: String(index),
            label: `${number}, ${type === 'SAVINGS_ACCOUNT' ? 'savings' : 'current'}`,
          })),
        )}${mainButton('Link this account')}`,
      )}`;
    case 'linked':
      return '';
  }
}

function linked(linking: Linking): string {
  const { visit } = linking;
  if (visit.at !== 'linked') return '';
  const target = wayBackFrom(linking);
  return `<h1>Your account is linked</h1>
    ${factsOf([
      ['Bank', visit.account.institution.name],
      ['Account', visit.account.number],
    ])}
    ${target === undefined ? '<p class="soft">You can close this page now.</p>' : linkButton('Back to the merchant', target)}`;
}
