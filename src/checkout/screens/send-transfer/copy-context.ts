import type { CopyRowProps } from '../../ui/copy-row.tsx';

/** What all values of the screen share: one clipboard, the words around it, and what is told once something is on it. */
export interface CopyContext {
  /** `what` is named in what is said. */
  readonly of: (what: string) => Pick<CopyRowProps, 'copying' | 'words' | 'said' | 'onCopied'>;
}
