import { useEffect, useState } from 'preact/hooks';
import { useAnnounce } from '../ui/announcer.tsx';
import { useAwake } from '../ui/use-awake.ts';

/** When a wait is said to be slow, and when to be long, in milliseconds. Banks answer within 55 seconds, most within 5. */
const SLOW_AFTER_MS = 8_000;
const LONG_AFTER_MS = 25_000;

/** What is said at first, when it is slow, and when it is long. */
export type PatienceWords = readonly [string, string, string];

/**
 * What a wait is for. Its words change twice, and each change is said once: a voice that counts along hurries people. A
 * phone that slept meanwhile would hide the page before the answer is there.
 */
export function Patience({ words }: { words: PatienceWords }) {
  useAwake();
  const announce = useAnnounce();
  const [stage, setStage] = useState<0 | 1 | 2>(0);
  useEffect(() => {
    const slow = setTimeout(() => setStage(1), SLOW_AFTER_MS);
    const long = setTimeout(() => setStage(2), LONG_AFTER_MS);
    return () => {
      clearTimeout(slow);
      clearTimeout(long);
    };
  }, []);
  useEffect(() => {
    if (stage > 0) announce(words[stage]);
  }, [stage]);
  return <p class="note">{words[stage]}</p>;
}
