import type { ViewOf } from '../../contract/session.ts';
import { useMandateWords } from '../i18n/mandate-words.ts';
import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { Details } from '../ui/details.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { OutwardLink } from '../ui/outward-link.tsx';
import { plainText } from '../ui/plain-text.ts';
import { agreedDetails, agreedText } from './agreed-details.ts';
import { BackAction } from './back-action.tsx';
import { MerchantContact } from './merchant-contact.tsx';
import { ReceiptActions } from './receipt-actions.tsx';
import './receipt.css';
import './receipt-print.css';

interface AgreedProps {
  readonly view: ViewOf<'approved' | 'ready'>;
  /** How it stands while it is neither over nor paused. */
  readonly title: string;
  readonly texts: readonly string[];
  readonly send: (event: PayerEvent) => void;
}

/** What a mandate's end or pause changes is told before all else. */
function standing(
  { view, title, texts }: AgreedProps,
  merchant: string,
  { agreed }: ReturnType<typeof useMandateWords>,
) {
  if (view.ended !== undefined) {
    const wasCancelled = view.ended.startsWith('cancelled');
    return {
      title: wasCancelled ? agreed.cancelledTitle : agreed.endedTitle,
      texts: [agreed.endedBy[view.ended](merchant), agreed.ended(merchant)],
      isGood: false,
    };
  }
  if ('paused' in view && view.paused) {
    return { title: agreed.pausedTitle, texts: [agreed.paused(merchant)], isGood: false };
  }
  return { title, texts, isGood: true };
}

/** The receipt of a mandate: how it stands, what was agreed, and where the payer sees and ends it. */
export function Agreed(props: AgreedProps) {
  const { view, send } = props;
  const words = useWords();
  const mandateWords = useMandateWords();
  const merchant = plainText(view.merchant.name, 60);
  const { title, texts, isGood } = standing(props, merchant, mandateWords);
  return (
    <div class="screen enter receipt">
      <div class="body">
        {isGood && (
          <div class="done">
            <CheckIcon />
          </div>
        )}
        <h1 class="centre" tabIndex={-1}>
          {title}
        </h1>
        {texts.map((text) => (
          <p key={text} class="sub centre">
            {text}
          </p>
        ))}
        <Details details={agreedDetails(view, words, mandateWords)} />
        {view.mandateUrl === undefined ? (
          <p class="sub centre">{mandateWords.agreed.askForPage(merchant)}</p>
        ) : (
          <div class="ways">
            <OutwardLink href={view.mandateUrl}>
              {view.ended === undefined ? mandateWords.agreed.page : mandateWords.agreed.pageEnded}
            </OutwardLink>
          </div>
        )}
        <ReceiptActions text={agreedText(view, title, words, mandateWords)} />
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <BackAction view={view} send={send} />
      </div>
    </div>
  );
}
