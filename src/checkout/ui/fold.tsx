import type { ComponentChildren } from 'preact';
import './fold.css';

/** What few need, one tap away. */
export function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="fold">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
