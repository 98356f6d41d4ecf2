import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { accounts, views } from '../../../../test/support/gallery/sample-views.ts';
import { page } from '../../../../test/support/gallery/screens.tsx';
import type { ViewOf } from '../../../contract/session.ts';
import type { ListedAccount } from '../../../contract/view-parts.ts';
import type { PayerEvent } from '../../machine/facade.ts';

afterEach(cleanup);

const view = views['choose-account'];

function open(extra: Partial<ViewOf<'choose-account'>> = {}) {
  const sent: PayerEvent[] = [];
  const send = (event: PayerEvent) => sent.push(event);
  const { rerender } = render(page({ view: { ...view, ...extra } }, send));
  return { sent, show: (moment: { busy: boolean }) => rerender(page({ view, ...moment }, send)) };
}

const rows = () =>
  within(screen.getByRole('list', { name: 'Your accounts' })).getAllByRole<HTMLButtonElement>('button');

test('each account is told by its type, its last digits and its holder, in plain words', () => {
  open({
    accounts: [
      { id: '1', holder: 'ADÉ OKÀFOR', lastFour: '0131883461', type: 'SAVINGS_ACCOUNT' },
      { id: '2', lastFour: '0042', type: 'Current' },
      { id: '3', holder: 'ADÉ OKÀFOR', type: 'TIER_3_WALLET' },
      { id: '4' },
    ],
  });
  expect(rows().map((row) => row.textContent)).toEqual([
    'Savings account ····\u00a03461Savings account, account ending in 3 4 6 1ADÉ OKÀFOR',
    'Current account ····\u00a00042Current account, account ending in 0 0 4 2',
    'TIER 3 WALLETADÉ OKÀFOR',
    'Account',
  ]);
});

test('one tap chooses, and nothing is asked twice while the bank is asked', () => {
  const { sent, show } = open();
  fireEvent.click(rows()[1] as HTMLButtonElement);
  show({ busy: true });
  for (const row of rows()) fireEvent.click(row);
  expect(sent).toEqual([{ type: 'account.chosen', accountId: 'a1' }]);
  expect(rows().map((row) => row.querySelector('.spinner') !== null)).toEqual([false, true, false]);
  expect(screen.getByText('GTBank can take up to a minute to answer.')).not.toBeNull();
});

test('twelve accounts are twelve rows', () => {
  open({ accounts: accounts(12) });
  expect(rows()).toHaveLength(12);
});

test('an account that the bank did not take stays in sight with the reason, and cannot be tapped', () => {
  const [first, ...others] = accounts(3) as [ListedAccount, ...ListedAccount[]];
  const { sent } = open({ accounts: [{ ...first, refused: true }, ...others], problem: 'account_refused' });
  const [refused, other] = rows() as [HTMLButtonElement, HTMLButtonElement];
  expect(refused.textContent).toContain('GTBank did not take this account');
  expect(refused.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(refused);
  fireEvent.click(other);
  expect(sent).toEqual([{ type: 'account.chosen', accountId: 'a1' }]);
  const said = 'GTBank did not take that account, or could not answer. Please choose another one.';
  expect(screen.getByText(said, { selector: '.told' })).not.toBeNull();
  expect(screen.getByRole('status').textContent).toBe(said);
});

test('where no account is left the payer can log in again or use another bank', () => {
  const refused = accounts(2).map((account) => ({ ...account, refused: true as const }));
  const { sent } = open({ accounts: refused, problem: 'account_refused' });
  fireEvent.click(screen.getByRole('button', { name: 'Log in again' }));
  fireEvent.click(screen.getByRole('button', { name: 'Use another bank' }));
  expect(sent).toEqual([{ type: 'back.asked' }, { type: 'bank-change.asked' }]);
});
