import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { enAgreeing } from './en-agreeing.ts';

export type AgreeingWords = typeof enAgreeing;

const AgreeingWordsContext = createContext<AgreeingWords>(enAgreeing);

/** The words of the payer's language up to the agreement to a mandate, and for what came to nothing. */
export function useAgreeingWords(): AgreeingWords {
  return useContext(AgreeingWordsContext);
}
