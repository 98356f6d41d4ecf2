import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** Gives the one polite live region something to say. */
export function useAnnounce(): (text: string) => void {
  return useContext(AnnounceContext);
}

/** Holds the page's one live region, there from the first paint, and hands `useAnnounce` to what is inside. */
export function Announcer({ children }: { children: ComponentChildren }) {
  const [said, setSaid] = useState('');
  const announce = useCallback((text: string) => setSaid(text), []);
  return (
    <AnnounceContext.Provider value={announce}>
      <p class="sr" role="status" aria-live="polite">
        {said}
      </p>
      {children}
    </AnnounceContext.Provider>
  );
}
