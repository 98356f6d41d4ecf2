import { useRef, useState } from 'preact/hooks';
import { useAnnounce } from './announcer.tsx';
import { copyText } from './copy-text.ts';

export interface CopyLineProps {
  readonly text: string;
  /** What goes to the clipboard: the part of `text` that somebody else needs. */
  readonly value: string;
  readonly copy: string;
  readonly copyLabel: string;
  readonly copied: string;
  /** Said where the browser does not let a page copy; the text is then marked for the payer's own hand. */
  readonly failed: string;
}

/** A short text with a way to copy it. Says that it is copied only once it is. */
export function CopyLine(props: CopyLineProps) {
  const { text, value, copy, copyLabel, copied, failed } = props;
  const announce = useAnnounce();
  const shown = useRef<HTMLSpanElement>(null);
  const [isCopied, setCopied] = useState(false);

  const onCopy = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (!done && shown.current !== null) getSelection()?.selectAllChildren(shown.current);
    announce(done ? copied : failed);
  };

  return (
    <>
      <span ref={shown}>{text}</span>
      <button type="button" class="link" aria-label={isCopied ? undefined : copyLabel} onClick={onCopy}>
        {isCopied ? copied : copy}
      </button>
    </>
  );
}
