interface Insets {
  readonly top: number;
  readonly bottom: number;
  readonly keyboard: number;
}

/** What the app says of the place where the page stands: what it covers of it, and whether it is light or dark. */
export interface AppSurface {
  insets(covered: Insets): void;
  colorScheme(scheme: 'light' | 'dark'): void;
}

export function appSurface({ documentElement: root, body }: Document): AppSurface {
  let scheme: string | undefined;
  const paint = (): void => {
    if (scheme !== undefined && root.dataset['theme'] !== scheme) root.dataset['theme'] = scheme;
  };
  // The checkout's own theme is put on when the page is drawn, which may be later.
  new MutationObserver(paint).observe(root, { attributeFilter: ['data-theme'] });
  return {
    insets({ top, bottom, keyboard }) {
      body.style.paddingTop = `${top}px`;
      root.style.setProperty('--full', `calc(100vh - ${top}px)`);
      root.style.setProperty('--app-keyboard', `${Math.max(bottom, keyboard)}px`);
      window.dispatchEvent(new Event('resize'));
    },
    colorScheme(wanted) {
      scheme = wanted;
      paint();
    },
  };
}
