import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { en, type Words } from './en.ts';

export const WordsContext = createContext<Words>(en);

/** The words of the payer's language. */
export function useWords(): Words {
  return useContext(WordsContext);
}
