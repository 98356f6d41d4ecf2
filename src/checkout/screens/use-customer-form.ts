import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CustomerAsk } from '../../contract/mandate-view.ts';
import { useAgreeingWords } from '../i18n/agreeing-words.ts';
import { useWords } from '../i18n/words.ts';
import type { EnteredAccount } from '../machine/facade.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { readForm, type Wrong } from './read-form.ts';
import { useEmptied } from './use-emptied.ts';

export interface CustomerFormOptions {
  readonly view: { readonly version: number; readonly asks: readonly CustomerAsk[] };
  readonly busy: boolean;
  /** What the provider did not accept, in words; undefined where there is nothing. */
  readonly problem: string | undefined;
  /** The field that `problem` is about. */
  readonly problemField: string | undefined;
  /** No account number is asked for. */
  readonly keepsAccount: boolean;
  readonly onEntered: (entered: EnteredAccount) => void;
}

/**
 * How the form of a payer's own details behaves: it is read out of the page when it is sent, what is wrong is said and gone to, and so is
 * what the provider did not accept, where it was sent from here.
 */
export function useCustomerForm(options: CustomerFormOptions) {
  const { view, busy, problem, problemField, keepsAccount, onEntered } = options;
  const text = useAgreeingWords().enterAccount;
  const { empty } = useWords().form;
  const announce = useAnnounce();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [wrong, setWrong] = useState<Wrong>({});
  const problemId = useId();

  useEmptied(form, 'bvn');

  const focusOn = (name: string | undefined) => {
    const input = form.current?.elements.namedItem(name ?? '');
    if (input instanceof HTMLInputElement) input.focus();
  };

  useEffect(() => {
    if (busy || problem === undefined) return;
    announce(problem);
    if (sent.current) focusOn(problemField);
    sent.current = false;
  }, [view.version, busy, problem]);

  const onSubmit = (event: Event) => {
    event.preventDefault();
    if (busy || form.current === null) return;
    const read = readForm(form.current, keepsAccount, view.asks, text, empty);
    const [first] = Object.entries(read.wrong);
    setWrong(read.wrong);
    if (first !== undefined) {
      focusOn(first[0]);
      announce(first[1]);
      return;
    }
    sent.current = true;
    onEntered(read.entered);
  };

  const shownProblem = busy || Object.keys(wrong).length > 0 ? undefined : problem;
  return { form, wrong, problemId, shownProblem, onSubmit };
}
