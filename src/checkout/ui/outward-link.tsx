import type { ComponentChildren } from 'preact';

/** A link to another page of ours: beside the merchant's page where this one is in its frame, else in its own place. */
export function OutwardLink({ href, children }: { href: string; children: ComponentChildren }) {
  const framed = window.parent !== window;
  return (
    <a class="link" href={href} {...(framed && { target: '_blank', rel: 'noopener' })}>
      {children}
    </a>
  );
}
