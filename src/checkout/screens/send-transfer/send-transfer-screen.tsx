import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import type { ScreenProps } from '../../machine/facade.ts';
import { Action, TextAction } from '../../ui/actions.tsx';
import { useAnnounce } from '../../ui/announcer.tsx';
import { LiveLine } from '../../ui/live-line.tsx';
import { AskRestart } from '../ask-restart.tsx';
import { Countdown } from './countdown.tsx';
import './send-transfer.css';
import { timeLeft } from './time-left.ts';
import { TooLate } from './too-late.tsx';
import { WhatToSend } from './what-to-send.tsx';

export default function SendTransferScreen({ view, busy, offline, send }: ScreenProps<'send-transfer'>) {
  const { shell } = useWords();
  const words = useMandateWords();
  const announce = useAnnounce();
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  const [asking, setAsking] = useState(false);
  const [began, setBegan] = useState(false);
  const isOver = view.tooLate || timeLeft(view).seconds <= 0;
  const wasOver = useRef(isOver);
  const isStuck = isOver || view.destinations.length === 0;
  const mayRestart = view.commands.includes('restart');
  const mayClaim = view.commands.includes('transfer-sent');

  useEffect(() => {
    if (isOver && !wasOver.current) announce(words.tooLate.title);
    wasOver.current = isOver;
  }, [isOver]);

  const restart = () => setAsking(true);
  const claim = () => send({ type: 'transfer.claimed' });
  const onCopied = () => {
    setBegan(true);
    send({ type: 'transfer.copied' });
  };
  return (
    <div class="screen enter">
      <div class="body transfer">
        {isOver ? <TooLate view={view} /> : <WhatToSend view={view} onCopied={onCopied} />}
        <div class="ways">
          {!isStuck && mayRestart && (
            <TextAction disabled={busy} onClick={restart}>
              {words.sendTransfer.restart}
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
        {isStuck ? (
          <>
            {mayRestart && (
              <Action disabled={busy} onClick={restart}>
                {busy ? shell.working : words.sendTransfer.restart}
              </Action>
            )}
            {isOver && mayClaim && (
              <Action quiet disabled={busy} onClick={claim}>
                {words.tooLate.claim}
              </Action>
            )}
          </>
        ) : (
          <>
            <LiveLine
              offline={offline}
              text={offline ? words.sendTransfer.offline : words.sendTransfer.waiting}
            >
              <Countdown view={view} onOver={() => look(undefined)} />
            </LiveLine>
            {mayClaim && (
              <Action quiet={!began} disabled={busy} onClick={claim}>
                {busy ? shell.working : words.sendTransfer.sent}
              </Action>
            )}
          </>
        )}
      </div>
      {asking && <AskRestart view={view} send={send} close={() => setAsking(false)} />}
    </div>
  );
}
