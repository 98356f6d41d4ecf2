import { useEffect, useRef } from 'preact/hooks';
import type { ViewOf } from '../../../contract/session.ts';
import { useMandateWords } from '../../i18n/mandate-words.ts';
import { useAnnounce } from '../../ui/announcer.tsx';
import { since } from '../../ui/since.ts';
import { useTick } from '../../ui/use-tick.ts';

const SOME_SECONDS = 3 * 60;
const MORE_SECONDS = 10 * 60;
const LONG_SECONDS = 60 * 60;

interface LongWaitProps {
  readonly view: ViewOf<'await-bank'>;
  readonly amount: string;
  readonly account: string;
}

/** What is true of a wait that has lasted: nothing at first, then three sentences, each said once. */
export function LongWait({ view, amount, account }: LongWaitProps) {
  useTick();
  const announce = useAnnounce();
  const { patience } = useMandateWords().awaitBank;
  const waited = view.waitedSeconds + since(view).seconds;
  const text =
    waited < SOME_SECONDS
      ? undefined
      : waited < MORE_SECONDS
        ? patience.some
        : waited < LONG_SECONDS
          ? patience.more(amount, account)
          : patience.long(amount);
  const last = useRef(text);
  useEffect(() => {
    if (text !== undefined && text !== last.current) announce(text);
    last.current = text;
  }, [text]);
  return text === undefined ? null : <p class="small">{text}</p>;
}
