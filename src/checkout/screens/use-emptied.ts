import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Empties a field when the page is left or put aside, and when the screen goes. */
export function useEmptied(form: RefObject<HTMLFormElement | null>, name: string): void {
  useLayoutEffect(() => {
    const field = form.current?.elements.namedItem(name);
    const empty = () => {
      if (field instanceof HTMLInputElement) field.value = '';
    };
    window.addEventListener('pagehide', empty);
    return () => {
      window.removeEventListener('pagehide', empty);
      empty();
    };
  }, [form, name]);
}
