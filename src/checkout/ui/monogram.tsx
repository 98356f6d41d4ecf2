import { readColour, textOn } from '../theme/contrast.ts';

/** Two letters for a name: of its first two words that are not "bank", "plc" or the like, or the first two of the only one. */
export function initials(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const telling = words.filter((word) => !/^(bank|plc|ltd|limited|the|of|for|and)$/i.test(word));
  const [first = words[0] ?? '', second] = telling;
  const letters =
    second === undefined
      ? Array.from(first).slice(0, 2).join('')
      : `${Array.from(first)[0]}${Array.from(second)[0]}`;
  return letters.toUpperCase();
}

/** A bank's or merchant's two letters on its colour; says nothing to a screen reader, since the name stands beside it. */
export function Monogram({ name, colour }: { name: string; colour?: string | undefined }) {
  const background = readColour(colour);
  const style = background && { '--mark': `${colour}`, '--on-mark': textOn(background) };
  return (
    <span class="mark" aria-hidden="true" {...(style && { style })}>
      {initials(name)}
    </span>
  );
}
