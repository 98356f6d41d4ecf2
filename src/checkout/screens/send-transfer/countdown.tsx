import { useEffect, useRef } from 'preact/hooks';
import type { ViewOf } from '../../../contract/session.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useWords } from '../../i18n/words.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { useTick } from '../../ui/use-tick.ts';
import { timeLeft } from './time-left.ts';

/** Said once each, in seconds before the end: a voice that counts along hurries people. */
const SAID_AT = [60, 300, 600];

interface CountdownProps {
  readonly view: ViewOf<'send-transfer'>;
  readonly onOver: () => void;
}

/** The time left to send, or the time of day where the phone's clocks cannot be trusted to count. */
export function Countdown({ view, onOver }: CountdownProps) {
  useTick();
  const announce = useAnnounce();
  const { shell } = useWords();
  const words = useMandateWords().sendTransfer;
  const { seconds, sure } = timeLeft(view);
  const last = useRef(seconds);

  useEffect(() => {
    const passed = SAID_AT.find((mark) => last.current > mark && seconds <= mark);
    if (seconds <= 0) onOver();
    else if (sure && passed !== undefined) announce(words.leftSpoken(passed));
    last.current = seconds;
  });

  return <time role="timer">{sure ? words.left(seconds) : words.until(shell.when(view.deadlineAt))}</time>;
}
