import type { ComponentChildren } from 'preact';
import './page-link.css';

export const isFramed = (): boolean => window.parent !== window;

interface PageLinkProps {
  readonly href: string;
  readonly onOpen: () => void;
  /** `beside`: a window of its own where this page stands in a frame, else this one. `instead`: the whole window in any case. */
  readonly place: 'beside' | 'instead';
  readonly look: 'button' | 'button quiet' | 'link';
  readonly children: ComponentChildren;
}

/**
 * A real link to somebody else's page, so that it opens whatever the browser thinks of windows, and can be pressed long, copied or
 * opened elsewhere. That page learns neither where its visitor came from nor how to reach this one.
 */
export function PageLink({ href, onOpen, place, look, children }: PageLinkProps) {
  const target = !isFramed() ? undefined : place === 'beside' ? '_blank' : '_top';
  const isPlace = /^https?:\/\//.test(href);
  return (
    <a
      class={look}
      href={isPlace ? href : '#'}
      {...(target !== undefined && { target })}
      rel="noopener noreferrer"
      onClick={onOpen}
    >
      {children}
    </a>
  );
}
