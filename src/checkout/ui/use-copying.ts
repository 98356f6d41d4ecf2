import { useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';

/** What is on the clipboard, as far as this page knows: one value at a time. */
export interface Copying {
  /** The value that was last asked for, and whether it is there. */
  readonly last: { readonly value: string; readonly done: boolean } | undefined;
  /** Where the browser does not let a page copy, what `shown` holds is marked for the payer's own hand. */
  readonly copy: (value: string, shown: Element | null) => Promise<boolean>;
}

export function useCopying(): Copying {
  const [last, setLast] = useState<Copying['last']>();
  const copy = async (value: string, shown: Element | null) => {
    const done = await copyText(value);
    if (!done && shown !== null) getSelection()?.selectAllChildren(shown);
    setLast({ value, done });
    return done;
  };
  return { last, copy };
}
