import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { enLink, type LinkWords } from './en-link.ts';

const LinkWordsContext = createContext<LinkWords>(enLink);

/** The words of the payer's language for linking an account: apart from the others, since a payment needs none of them. */
export function useLinkWords(): LinkWords {
  return useContext(LinkWordsContext);
}
