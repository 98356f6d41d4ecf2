import { usePaymentWords } from '../../i18n/payment-words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action } from '../../ui/actions.tsx';
import { MerchantContact } from '../merchant-contact.tsx';

export default function InUseScreen({ view, busy, send }: ScreenProps<'in-use'>) {
  const words = usePaymentWords();
  const mayTakeOver = view.commands.includes('start-over');
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{words.inUse.title}</h1>
        <p class="text">{mayTakeOver ? words.inUse.text : words.inUse.locked}</p>
        <MerchantContact merchant={view.merchant} />
      </div>
      <div class="foot">
        {mayTakeOver && (
          <Action disabled={busy} onClick={() => send({ type: 'start-over.asked' })}>
            {words.inUse.startOver}
          </Action>
        )}
        <Action quiet onClick={() => send({ type: 'close.asked' })}>
          {words.shell.close}
        </Action>
      </div>
    </div>
  );
}
