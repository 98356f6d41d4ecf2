import type { PageBoot } from '../contract/page-boot.ts';
import { bankList, type EarlyList } from './early/bank-list.ts';
import { element } from './early/element.ts';
import { leadsToPages } from './early/leads-to-pages.ts';
import { listenForHost } from './early/listen.ts';
import { loadApp } from './early/load-app.ts';
import { openingScreen, passesNote, shell } from './early/shell.ts';

/**
 * The part of the page that needs no library: shows who is paid and how much, and lets the payer search and tap the bank list while
 * the app is still on its way. The app takes over the same elements; a tap made early is handed to it.
 */
function openPage(root: HTMLElement, boot: PageBoot): void {
  const { view } = boot;
  const main = element('main', { 'data-screen': view.step, 'aria-busy': 'false' });
  let list: EarlyList | undefined;
  let tappedBankId: string | undefined;
  let bankMissingTold = false;
  let closeAsked = false;

  const work = (): void => {
    main.setAttribute('aria-busy', 'true');
    hurry();
  };
  const close = (): void => {
    closeAsked = true;
    hurry();
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing && !event.repeat) close();
  };

  if (view.step === 'choose-bank') {
    list = bankList(
      view,
      (bankId) => {
        if (tappedBankId !== undefined || bankMissingTold) return;
        tappedBankId = bankId;
        work();
      },
      () => {
        bankMissingTold = tappedBankId === undefined;
        work();
      },
    );
    main.append(element('div', { class: 'screen' }, list.body, passesNote(view)));
  } else {
    main.append(element('div', { class: 'screen' }, openingScreen(view)));
  }

  const { theme } = view.appearance ?? {};
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
  root.replaceChildren(shell(view, main, close));

  list?.measure();
  if (window.parent !== window) document.addEventListener('keydown', pressed);

  const onConnect = listenForHost(window, boot.allowedOrigins);
  const { kind } = view;
  const hurry = loadApp([kind, `${kind}-${leadsToPages(view) ? 'page' : 'transfer'}`], (app) => {
    void app.start({
      boot,
      root,
      // Where there is a way back to other ways to pay, the app's own list begins otherwise.
      drawn: list !== undefined && !view.commands.includes('change-way'),
      onConnect,
      release: () => {
        const typed = list?.typed() ?? '';
        list?.release();
        // The app takes over what stands here without looking at attributes, and draws a page at rest first.
        main.setAttribute('aria-busy', 'false');
        document.removeEventListener('keydown', pressed);
        return { typed, tappedBankId, bankMissingTold, closeAsked };
      },
    });
  });
  if (list === undefined) work();
}

const root = document.getElementById('app');
const text = document.getElementById('boot')?.textContent;
if (root && text && 'hasOwn' in Object) openPage(root, JSON.parse(text));
