import type { Kind } from '../../../contract/steps.ts';
import { AskSheet } from '../../ui/ask-sheet.tsx';
import type { PlaceProps } from './place.ts';

const asksOf = { payment: 'givingUp', mandate: 'givingUpSetUp', link: 'givingUpLink' } as const;

/** Asks once before the provider's page is given up: the payer may have been there. */
export function AskGiveUp({
  kind,
  words,
  names,
  send,
}: Pick<PlaceProps, 'words' | 'names' | 'send'> & { kind: Kind }) {
  const asks = words[asksOf[kind]];
  return (
    <AskSheet
      title={asks.title}
      text={asks.text(names.provider)}
      leave={asks.leave}
      stay={asks.stay}
      onLeave={() => send({ type: 'give-up.confirmed' })}
      onStay={() => send({ type: 'give-up.dismissed' })}
    />
  );
}
