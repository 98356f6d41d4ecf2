import type { PayerEvent } from '../machine/facade.ts';
import { BackAction, type BackActionProps } from './back-action.tsx';
import { MerchantContact } from './merchant-contact.tsx';

interface EndedProps {
  readonly title: string;
  readonly text: string;
  /** What may still come of what was under way. */
  readonly more: string;
  readonly view: BackActionProps['view'];
  readonly send: (event: PayerEvent) => void;
}

/** An end without a payment: anyone with an old link may see it, so it names nothing but the merchant and the way on. */
export function Ended({ title, text, more, view, send }: EndedProps) {
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="text">{text}</p>
        <p class="text">{more}</p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        <BackAction view={view} send={send} />
      </div>
    </div>
  );
}
