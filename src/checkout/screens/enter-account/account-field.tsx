import { useState } from 'preact/hooks';
import type { MandateBank } from '../../../contract/mandate-view.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { DetailField } from '../../ui/detail-field.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { bareNumber, groupedNumber } from '../typed-account.ts';
import { endsAsUsual } from './nuban.ts';

interface AccountFieldProps {
  readonly bank: MandateBank;
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

/** The account number, grouped for reading as it is typed. A number with an unusual end is pointed out and never held back. */
export function AccountField({ bank, error, readOnly }: AccountFieldProps) {
  const text = useAgreeingWords().enterAccount;
  const [isUnusual, setUnusual] = useState(false);

  const onInput = (input: HTMLInputElement) => {
    const isAtEnd = input.selectionStart === input.value.length;
    if (isAtEnd) input.value = groupedNumber(input.value);
    setUnusual(!endsAsUsual(bareNumber(input.value), bank.bankCode));
  };

  return (
    <DetailField
      label={text.number}
      name="accountNumber"
      keys="numeric"
      autocomplete="off"
      maxLength={40}
      digits
      hint={isUnusual ? text.lookAgain(plainText(bank.name, 60)) : text.numberHint}
      error={error}
      readOnly={readOnly}
      onInput={onInput}
    />
  );
}
