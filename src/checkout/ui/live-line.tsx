import type { ComponentChildren } from 'preact';
import { useAwake } from './use-awake.ts';
import './live-line.css';

interface LiveLineProps {
  readonly offline: boolean;
  readonly text: string;
  /** The time beside it. */
  readonly children: ComponentChildren;
}

/** What is being waited for, with a sign that the page is at it, or is not. The screen stays awake meanwhile. */
export function LiveLine({ offline, text, children }: LiveLineProps) {
  useAwake();
  return (
    <div class="live">
      <span class={offline ? 'dot off' : 'dot'} aria-hidden="true" />
      <span class="live-text">{text}</span>
      {children}
    </div>
  );
}
