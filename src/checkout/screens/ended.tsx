import { useWords } from '../i18n/words.ts';
import type { PayerEvent } from '../machine/facade.ts';
import { Action } from '../ui/actions.tsx';
import { plainText } from '../ui/plain-text.ts';
import { MerchantContact } from './merchant-contact.tsx';

interface EndedProps {
  readonly title: string;
  readonly text: string;
  /** What may still come of what was under way. */
  readonly more: string;
  readonly merchant: { readonly name: string; readonly support?: string };
  readonly send: (event: PayerEvent) => void;
}

/** An end without a payment: anyone with an old link may see it, so it names nothing but the merchant and the way on. */
export function Ended({ title, text, more, merchant, send }: EndedProps) {
  const words = useWords();
  const name = plainText(merchant.name, 60);
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="text">{text}</p>
        <p class="text">{more}</p>
        <MerchantContact merchant={merchant} />
      </div>
      <div class="foot">
        <Action onClick={() => send({ type: 'close.asked' })}>{words.shell.backTo(name)}</Action>
      </div>
    </div>
  );
}
