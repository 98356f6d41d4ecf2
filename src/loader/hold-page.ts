let holders = 0;
let opener: HTMLElement | null;
let overflow: string;

/** Keeps the page behind from scrolling. */
export function holdPage(): void {
  if (holders++) return;
  const { style } = document.documentElement;
  opener = document.activeElement as HTMLElement | null;
  overflow = style.overflow;
  style.overflow = 'hidden';
}

/** To be called once for each hold: the last of several dialogs to go gives scrolling and focus back, in whatever order they close. */
export function freePage(): void {
  if (--holders) return;
  document.documentElement.style.overflow = overflow;
  opener?.focus({ preventScroll: true });
}
