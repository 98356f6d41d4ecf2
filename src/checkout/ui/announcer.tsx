import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Gives the one polite live region something to say. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/**
 * Holds the page's one live region, there from the first paint, and hands `useAnnounce` to what is inside. The same
 * words again are changed by a space, since a region that stays the same is not read again.
 */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState('');
  const announce = useCallback(
    (text: string) => setSaid((last) => (last === text ? `${text}\u00a0` : text)),
    [],
  );
  return (
    <AnnounceContext.Provider value={announce}>
      <p class="sr" role="status" aria-live="polite">
        {said}
      </p>
      {children}
    </AnnounceContext.Provider>
  );
}
