import { formatMoney } from '../../../contract/money.ts';
import type { ViewOf } from '../../../contract/session.ts';
import { useAgreeingWords } from '../../i18n/agreeing-words.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import { CopyRow } from '../../ui/copy-row.tsx';
import { Fold } from '../../ui/fold.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { useCopying } from '../../ui/use-copying.ts';
import { AccountNamed, accountNamed } from '../account-named.tsx';
import { leastOf } from '../least-of.ts';
import { MerchantContact } from '../merchant-contact.tsx';
import type { CopyContext } from './copy-context.ts';
import { DialRow, isDialled } from './dial-row.tsx';
import { NumberRow } from './number-row.tsx';
import { OtherDestination } from './other-destination.tsx';
import { OtherPhone } from './other-phone.tsx';

/** `₦50.00` in what stands before the number, the number as an amount field takes it, and what stands after. */
function amountParts(amount: string) {
  const [, before = '', digits = amount, after = ''] = /^(\D*)(.*?)(\.00)?$/.exec(amount) ?? [];
  return { before, after, parts: digits.split(',') };
}

interface WhatToSendProps {
  readonly view: ViewOf<'send-transfer'>;
  readonly onCopied: () => void;
}

/** How much, from which account alone, and to which one; with all other accounts that work. */
export function WhatToSend({ view, onCopied }: WhatToSendProps) {
  const { copying: copyWords } = useWords();
  const all = useMandateWords();
  const words = all.sendTransfer;
  const agreeing = useAgreeingWords().enterAccount;
  const copying = useCopying();
  const amount = formatMoney(view.transferMinor, view.currency);
  const account = accountNamed(view, all);
  const bank = plainText(view.bank.name, 60);
  const least = leastOf(view.bank, view.transferMinor, view.currency);
  const [first, ...others] = view.destinations;
  const copies: CopyContext = {
    of: (what) => ({
      copying,
      words: copyWords,
      said: words.copied(what, account.spoken),
      onCopied,
    }),
  };

  if (first === undefined) {
    return (
      <>
        <h1 tabIndex={-1}>{words.noneTitle}</h1>
        <p class="sub">{words.none}</p>
        <MerchantContact merchant={view.merchant} />
      </>
    );
  }
  return (
    <>
      <h1 tabIndex={-1}>{words.title(amount)}</h1>
      <p class="sub">
        {words.from} <AccountNamed {...account} /> {words.only}
      </p>
      {view.mode === 'test' && <p class="told test">{words.test}</p>}
      <div class="card to">
        <NumberRow
          destination={first}
          label={words.to}
          copyLabel={words.copyNumber}
          size="large"
          copies={copies}
        />
        <CopyRow
          {...copies.of(words.bank)}
          label={words.at}
          parts={[plainText(first.bankName)]}
          copyLabel={words.copyBank}
        />
        <CopyRow
          {...copies.of(words.amount)}
          {...amountParts(amount)}
          label={words.amount}
          copyLabel={words.copyAmount}
        />
      </div>
      {least !== undefined && (
        <p class="told">
          {agreeing.least(bank, least, amount)} {words.refused}
        </p>
      )}
      {first.recommended !== undefined && (
        <p class="small reason">{words.reasons[first.recommended](plainText(first.bankName, 60))}</p>
      )}
      <p class="small">{words.why(plainText(view.merchant.name, 60))}</p>
      <div class="folds">
        {others.length > 0 && (
          <Fold title={words[first.recommended === 'same_bank' ? 'others' : 'cannotFind'](others.length)}>
            <p class="note">{words.othersHint}</p>
            {others.map((destination) => (
              <OtherDestination key={destination.id} destination={destination} copies={copies} />
            ))}
          </Fold>
        )}
        {isDialled(first.ussd) && (
          <Fold title={words.noApp}>
            <DialRow code={first.ussd} label={words.ussd(bank)} copies={copies} />
          </Fold>
        )}
        <OtherPhone link={view.link} />
      </div>
    </>
  );
}
