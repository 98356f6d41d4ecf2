/** A sentence about what happened before this screen, or in it. */
export function Notice({ text }: { text: string }) {
  return <p class="told">{text}</p>;
}
