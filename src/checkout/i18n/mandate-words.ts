import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { enMandate, type MandateWords } from './en-mandate.ts';

export const MandateWordsContext = createContext<MandateWords>(enMandate);

/** The words of the payer's language for setting up a mandate: apart from the others, since a payment needs none of them. */
export function useMandateWords(): MandateWords {
  return useContext(MandateWordsContext);
}
