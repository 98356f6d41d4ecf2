import type { PageBoot } from '../../contract/page-boot.ts';
import { element } from './element.ts';
import type { DrawEarly, EarlyDeed } from './handover.ts';
import { partsFor } from './late-parts.ts';
import { listenForHost } from './listen.ts';
import { loadApp } from './load-app.ts';
import { openingScreen, shell } from './shell.ts';

/**
 * The part of the page that needs no library: shows who is paid and how much, and lets the payer choose while the app is still on its
 * way. The app takes over the same elements; a tap made early is handed to it.
 */
export function openPage(draw: DrawEarly): void {
  const root = document.getElementById('app');
  const text = document.getElementById('boot')?.textContent;
  if (root && text && 'hasOwn' in Object) open(root, JSON.parse(text), draw);
}

function open(root: HTMLElement, boot: PageBoot, draw: DrawEarly): void {
  const { view } = boot;
  const main = element('main', { 'data-screen': view.step, 'aria-busy': 'false' });
  const deeds: EarlyDeed[] = [];
  let isChosen = false;
  let escaped = false;

  const work = (): void => {
    main.setAttribute('aria-busy', 'true');
    hurry();
  };
  const close = (): void => {
    deeds.push({ type: 'close.asked' });
    hurry();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || event.repeat) return;
    escaped = true;
    hurry();
  };

  const early = draw(view, (deed) => {
    if (isChosen) return;
    isChosen = true;
    deeds.push(deed);
    work();
  });
  main.append(early?.screen ?? element('div', { class: 'screen' }, openingScreen()));

  const { theme } = view.appearance ?? {};
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  root.replaceChildren(shell(view, main, close));

  early?.measure?.();
  if (window.parent !== window) document.addEventListener('keydown', pressed);

  const onConnect = listenForHost(window, boot.allowedOrigins);
  const hurry = loadApp(partsFor(view), (app) => {
    void app.start({
      boot,
      root,
      // Where there is a way back to other ways to pay, the app's own list begins otherwise.
      drawn: early !== undefined && !view.commands.includes('change-way'),
      onConnect,
      release: () => {
        early?.release();
        // The app takes over what stands here without looking at attributes, and draws a page at rest first.
        main.setAttribute('aria-busy', 'false');
        document.removeEventListener('keydown', pressed);
        return { typed: early?.typed?.() ?? '', tapped: early?.tapped(), deeds, escaped };
      },
    });
  });
  if (early === undefined) work();
}
