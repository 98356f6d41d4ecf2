import { formatMoney } from '../../../contract/money.ts';
import { usePagesWords } from '../../i18n/pages-words.ts';
import type { LeaveToProviderProps } from '../../machine/facade.ts';
import { plainText } from '../../ui/plain-text.ts';
import { AskGiveUp } from './ask-give-up.tsx';
import { Checked } from './checked.tsx';
import { MaybeAway } from './maybe-away.tsx';
import { NotYetLeft } from './not-yet-left.tsx';

export default function LeaveToProviderScreen(props: LeaveToProviderProps) {
  const { view, away, askingGiveUp, send } = props;
  const words = usePagesWords().leaving;
  const names = {
    provider: plainText(view.provider, 40),
    merchant: plainText(view.merchant.name, 60),
    amount: 'amountMinor' in view ? formatMoney(view.amountMinor, view.currency) : '',
  };
  const Place = away ? MaybeAway : view.checkedSeconds === undefined ? NotYetLeft : Checked;
  return (
    <>
      <Place {...props} words={words} names={names} />
      {askingGiveUp && <AskGiveUp kind={view.kind} words={words} names={names} send={send} />}
    </>
  );
}
