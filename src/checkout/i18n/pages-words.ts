import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { enPages } from './en-pages.ts';

const PagesWordsContext = createContext<typeof enPages>(enPages);

/** The words of the payer's language around the provider's own pages: apart from the others, since most payers need none of them. */
export function usePagesWords(): typeof enPages {
  return useContext(PagesWordsContext);
}
