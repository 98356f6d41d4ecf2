import { create } from './create.ts';
import type { Handle, Options } from './embedder-api.ts';

/** Makes clicks on elements with `data-directpay` open what their attributes say, also on those that come later. */
export function followButtons(): void {
  document.addEventListener('click', (event) => {
    const button = (event.target as Element).closest<HTMLElement & { directpay?: Handle }>(
      '[data-directpay]',
    );
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    if (/load|open/.test(button.directpay?.state as string)) return;
    const { fetchUrl, theme } = button.dataset;
    button.directpay = create(
      {
        ...button.dataset,
        appearance: { theme },
        fetchUrl:
          fetchUrl &&
          (() =>
            fetch(fetchUrl, { method: 'POST' })
              .then((answer) => answer.json())
              .then((answer) => answer.url)),
      } as unknown as Options,
      button,
    );
    button.directpay.open();
  });
}
