import { copyText } from './copy-text.ts';

/** What became of a text: `dismissed` is the payer's own choice and needs no word. */
export type Shared = 'shared' | 'dismissed' | 'copied' | 'failed';

export function canShare(): boolean {
  return typeof navigator.share === 'function';
}

/** Hands text to the phone's own sharing; where there is none, or a frame may not use it, puts it on the clipboard. */
export async function shareText(text: string): Promise<Shared> {
  if (canShare()) {
    try {
      await navigator.share({ text });
      return 'shared';
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'dismissed';
    }
  }
  return (await copyText(text)) ? 'copied' : 'failed';
}
