import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useAnnounce } from './announcer.tsx';
import './copy-row.css';
import { CheckIcon } from './icons.tsx';
import type { Copying } from './use-copying.ts';

export interface CopyRowProps {
  readonly label: string;
  /** What goes to the clipboard: `parts` joined. They stand apart for the eye alone, so that a copy by hand has no spaces in it either. */
  readonly parts: readonly string[];
  readonly before?: string;
  readonly after?: string;
  /** How a screen reader says the value. */
  readonly spoken?: string;
  readonly size?: 'large' | 'small' | undefined;
  readonly copying: Copying;
  readonly words: { readonly copy: string; readonly copied: string; readonly failed: string };
  readonly copyLabel: string;
  /** Said once the value is on the clipboard. */
  readonly said: string;
  readonly onCopied?: () => void;
  /** Instead of the button. */
  readonly action?: ComponentChildren;
}

/** One value with a button that copies it. Says that it is copied only once it is, and only until another value is. */
export function CopyRow(props: CopyRowProps) {
  const { parts, copying, words, spoken } = props;
  const announce = useAnnounce();
  const shown = useRef<HTMLSpanElement>(null);
  const value = parts.join('');
  const isLast = copying.last?.value === value;
  const isCopied = isLast && copying.last?.done === true;

  const onCopy = async () => {
    const done = await copying.copy(value, shown.current);
    announce(done ? props.said : words.failed);
    if (done) props.onCopied?.();
  };

  return (
    <div class="copy-row">
      <div class="copy-what">
        <p class="copy-label">{props.label}</p>
        <p class={`copy-value ${props.size ?? 'plain'}-value`}>
          <span aria-hidden={spoken === undefined ? undefined : 'true'}>
            {props.before}
            <span ref={shown}>
              {parts.map((part, index) => (
                <span key={index}>{part}</span>
              ))}
            </span>
            {props.after}
          </span>
          {spoken !== undefined && <span class="sr">{spoken}</span>}
        </p>
      </div>
      {props.action ?? (
        <button
          type="button"
          class={isCopied ? 'copy copied' : 'copy'}
          aria-label={isCopied ? undefined : props.copyLabel}
          onClick={onCopy}
        >
          {isCopied && <CheckIcon />}
          {isCopied ? words.copied : words.copy}
        </button>
      )}
      {isLast && !isCopied && <p class="copy-failed">{words.failed}</p>}
    </div>
  );
}
