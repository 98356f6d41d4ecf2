import { useEffect, useRef } from 'preact/hooks';
import { useLinkWords } from '../../i18n/link-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { Details } from '../../ui/details.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { BackAction } from '../back-action.tsx';
import { MerchantContact } from '../merchant-contact.tsx';
import '../receipt.css';

/** The account is linked. Whether its data are there is another thing, told apart. */
export default function LinkedScreen({ view, send }: ScreenProps<'linked'>) {
  const words = useWords();
  const text = useLinkWords().linked;
  const merchant = plainText(view.merchant.name, 60);
  const provider = plainText(view.provider, 40);
  const { dataStatus, account } = view;
  const told = text.states[dataStatus](provider, merchant);
  const announce = useAnnounce();
  const shown = useRef(dataStatus);
  useEffect(() => {
    if (shown.current !== dataStatus) announce(told);
    shown.current = dataStatus;
  }, [announce, dataStatus, told]);
  const bank = account.bank === undefined ? undefined : plainText(account.bank, 80);
  return (
    <div class="screen enter receipt">
      <div class="body">
        <div class="done">
          <CheckIcon />
        </div>
        <h1 class="centre" tabIndex={-1}>
          {text.title}
        </h1>
        <p class="sub centre">{told}</p>
        <Details
          details={[
            {
              term: text.account,
              value: text.accountOf(bank, account.lastFour),
              spoken: text.spoken(bank, account.lastFour),
              more: account.type === undefined ? undefined : plainText(account.type, 40),
            },
            { term: text.stands, value: text.standing[dataStatus] },
            { term: words.confirm.for, value: plainText(view.description, 140) },
            { term: text.reference, value: plainText(view.reference, 64) },
          ]}
        />
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <BackAction view={view} send={send} />
      </div>
    </div>
  );
}
