import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { OpenLine } from '../../../src/checkout/effects/open-line.ts';
import { randomKey } from '../../../src/checkout/effects/page-key.ts';
import { createPageLine } from '../../../src/checkout/effects/page-line.ts';
import { createSessionClient, type SessionClient } from '../../../src/checkout/effects/session-client.ts';
import { wait } from '../../../src/checkout/effects/wait.ts';
import { watchSession } from '../../../src/checkout/effects/watch-session.ts';
import type { PayerEvent, Shown } from '../../../src/checkout/machine/facade.ts';
import { shown } from '../../../src/checkout/machine/shown.ts';
import { LinkViewSchema } from '../../../src/contract/link-view.ts';
import { MandateViewSchema } from '../../../src/contract/mandate-view.ts';
import type { PageBoot } from '../../../src/contract/page-boot.ts';
import { PaymentViewSchema } from '../../../src/contract/payment-view.ts';
import type { SessionView } from '../../../src/contract/session.ts';
import type { Kind } from '../../../src/contract/steps.ts';
import type { Record } from '../record.ts';
import { type Eyes, openEyes } from './eyes.ts';
import { openRawLine, type RawLine } from './raw-line.ts';
import { readBoot } from './read-boot.ts';
import { machineOn } from './shared-machine.ts';

/** What a checkout is opened with. */
export interface Link {
  readonly checkoutId: string;
  readonly clientToken: string;
}

/** What all pages share. */
export interface Browser {
  /** Origin of the line between browsers and proxies. */
  readonly origin: string;
  readonly record: Record;
}

/** A tab: it keeps its key over a reload. */
export interface Tab {
  readonly key: string;
  /** The page was opened in it before. */
  readonly wasOpen: boolean;
}

export interface CustomerPage {
  readonly tab: Tab;
  readonly eyes: Eyes;
  readonly raw: RawLine;
  now(): Shown;
  send(event: PayerEvent): void;
  /** Resolves when the page shows something else, is closed, or after `ms` milliseconds. */
  change(ms: number): Promise<void>;
  /** Gone for good. */
  close(cameBack?: boolean): void;
}

const OPENING_MS = 20_000;
const ASKING_AGAIN_MS = 6_000;

const readers = {
  payment: v.safeParser(PaymentViewSchema),
  mandate: v.safeParser(MandateViewSchema),
  link: v.safeParser(LinkViewSchema),
} satisfies { [K in Kind]: unknown };

export const newTab = (): Tab => ({ key: randomKey(), wasOpen: false });

/**
 * Opens the link as the checkout's page does in a browser: machine and effects are its own, only what draws is left out. Undefined
 * where what came is not the page.
 */
export async function openPage(
  browser: Browser,
  link: Link,
  tab: Tab,
  over: AbortSignal,
): Promise<CustomerPage | undefined> {
  const boot = await fetchBoot(`${browser.origin}/c/${link.clientToken}`, over);
  return boot && startPage(browser, link, tab, boot);
}

async function fetchBoot(address: string, over: AbortSignal): Promise<PageBoot | undefined> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'text/html', 'accept-encoding': 'identity' },
      redirect: 'manual',
      signal: AbortSignal.any([over, AbortSignal.timeout(OPENING_MS)]),
    });
    return readBoot(await answer.text());
  } catch {
    return undefined;
  }
}

async function startPage(
  { origin, record }: Browser,
  { checkoutId, clientToken }: Link,
  tab: Tab,
  boot: PageBoot,
): Promise<CustomerPage> {
  const page = randomUUID();
  const eyes = openEyes();
  const raw = openRawLine(eyes.network);
  const random = Math.random;
  const plain = createSessionClient({
    call: createPageLine({
      origin,
      clientToken,
      pageToken: boot.pageToken,
      pageKey: tab.key,
      fetch: raw.fetch,
    }),
    view: boot.view,
    readView: readers[boot.view.kind],
    wait,
    random,
    newKey: randomKey,
  });
  const client: SessionClient = {
    ...plain,
    send(order, signal) {
      const { command, version } = order;
      record.note({ kind: 'command', at: Date.now(), checkoutId, page, command, version });
      return plain.send(order, signal);
    },
  };
  const line: OpenLine = {
    client,
    watch: (tell) => watchSession({ client, surroundings: eyes.surroundings, wait, random }, tell),
  };
  const isPerhapsOurs = boot.view.step === 'in-use' && tab.wasOpen;
  const view = isPerhapsOurs ? await askAgain(boot.view, client) : boot.view;
  const actor = machineOn(line, view);
  let last = '';
  let isOpen = true;
  let changed: () => void = () => {};
  let next = Promise.resolve();
  const expect = (): void => {
    next = new Promise((resolve) => {
      changed = resolve;
    });
  };
  expect();

  function look(): void {
    const { screen, view: seen } = shown(actor.getSnapshot());
    const line = `${screen} ${seen.step} ${seen.version} ${seen.id}`;
    if (line !== last) {
      last = line;
      record.note({
        kind: 'screen',
        at: Date.now(),
        checkoutId,
        page,
        viewId: seen.id,
        screen,
        step: seen.step,
        version: seen.version,
        amountMinor: 'amountMinor' in seen ? seen.amountMinor : undefined,
        payee: seen.merchant.name,
      });
    }
    changed();
    expect();
  }

  actor.subscribe(look);
  actor.start();
  return {
    tab: { key: tab.key, wasOpen: true },
    eyes,
    raw,
    now: () => shown(actor.getSnapshot()),
    send: (event) => actor.send(event),
    change: (ms) => (isOpen ? withinMs(next, ms) : Promise.resolve()),
    close(cameBack = false) {
      if (!isOpen) return;
      isOpen = false;
      actor.stop();
      record.note({ kind: 'left', at: Date.now(), checkoutId, page, cameBack });
      changed();
    },
  };
}

/** The page was opened before in this tab: perhaps it is the very one that holds the attempt. */
async function askAgain(view: SessionView, client: SessionClient): Promise<SessionView> {
  const answer = await client.read(AbortSignal.timeout(ASKING_AGAIN_MS));
  return answer.kind === 'view' ? answer.view : view;
}

function withinMs(what: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void what.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
