import { useState } from 'preact/hooks';
import { formatMoney } from '../../../contract/money.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action, TextAction } from '../../ui/actions.tsx';
import { LiveLine } from '../../ui/live-line.tsx';
import { Notice } from '../../ui/notice.tsx';
import { plainText } from '../../ui/plain-text.ts';
import { Waited } from '../../ui/waited.tsx';
import { accountNamed } from '../account-named.tsx';
import { AskRestart } from '../ask-restart.tsx';
import { MerchantContact } from '../merchant-contact.tsx';
import { LongWait } from './long-wait.tsx';
import { Stages } from './stages.tsx';

export default function AwaitBankScreen({ view, busy, offline, send }: ScreenProps<'await-bank'>) {
  const { shell } = useWords();
  const all = useMandateWords();
  const [asking, setAsking] = useState(false);
  const words = all.awaitBank;
  const merchant = plainText(view.merchant.name, 60);
  const bank = plainText(view.bank.name, 60);
  const amount = formatMoney(view.transferMinor, view.currency);
  const stages = [
    { title: words.sent(amount), hint: words.sentHint },
    {
      title: words.approves(bank),
      hint: words.usually(view.usually.fromSeconds, view.usually.toSeconds),
    },
    { title: words.ready(merchant), hint: words.readyHint },
  ];
  return (
    <div class="screen enter">
      <div class="body">
        <h1 tabIndex={-1}>{words.title(bank)}</h1>
        <p class="sub">{words.leave(merchant)}</p>
        {view.tooLate && <Notice text={words.tooLate(shell.when(view.deadlineAt))} />}
        <Stages label={words.stages} stages={stages} standing={[words.done, words.now, words.next]} />
        <div class="card">
          <LiveLine offline={offline} text={offline ? words.offline : words.asking}>
            <Waited from={view} seconds={view.waitedSeconds} />
          </LiveLine>
          <LongWait view={view} amount={amount} account={accountNamed(view, all).shown} />
        </div>
        <MerchantContact merchant={view.merchant} />
        <div class="ways">
          {view.tooLate && view.commands.includes('restart') && (
            <TextAction disabled={busy} onClick={() => setAsking(true)}>
              {all.sendTransfer.restart}
            </TextAction>
          )}
          {view.commands.includes('go-back') && (
            <TextAction disabled={busy} onClick={() => send({ type: 'back.asked' })}>
              {words.back}
            </TextAction>
          )}
          {view.commands.includes('cancel') && (
            <TextAction disabled={busy} onClick={() => send({ type: 'cancel.asked' })}>
              {shell.cancelSetUp}
            </TextAction>
          )}
        </div>
      </div>
      <div class="foot">
        <Action quiet onClick={() => send({ type: 'close.asked' })}>
          {shell.close}
        </Action>
      </div>
      {asking && <AskRestart view={view} send={send} close={() => setAsking(false)} />}
    </div>
  );
}
