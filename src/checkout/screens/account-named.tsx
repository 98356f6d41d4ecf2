import type { MandateBank } from '../../contract/mandate-view.ts';
import type { Account } from '../../contract/view-parts.ts';
import type { MandateWords } from '../i18n/en-mandate.ts';
import { plainText } from '../ui/plain-text.ts';

interface AccountOf {
  readonly bank: Pick<MandateBank, 'name'>;
  readonly account: Account;
}

/** The payer's own account in a sentence, by its last four digits: as it is read, and as it is said. */
export function accountNamed({ bank, account }: AccountOf, words: MandateWords) {
  const name = plainText(bank.name, 60);
  const digits = account.lastFour?.replace(/\D/g, '').slice(-4) || undefined;
  return { shown: words.account(name, digits), spoken: words.accountSpoken(name, digits) };
}

/** The same, standing out. */
export function AccountNamed({ shown, spoken }: { shown: string; spoken: string }) {
  return (
    <>
      <b aria-hidden="true">{shown}</b>
      <span class="sr">{spoken}</span>
    </>
  );
}
