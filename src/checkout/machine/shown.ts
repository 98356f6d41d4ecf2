import type { SnapshotFrom } from 'xstate';
import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import type { CheckoutMachine } from './checkout-machine.ts';
import type { FlowContext } from './events.ts';
import type { Shown } from './facade.ts';

/** What the page shows of a snapshot. Nothing outside the machine's folder reads a snapshot in any other way. */
export function shown(snapshot: SnapshotFrom<CheckoutMachine>): Shown {
  const { context, value } = snapshot;
  const screen = screenOf(snapshot.getMeta()) ?? context.view.step;
  return {
    screen,
    view: screen === context.view.step ? context.view : viewInDoubt(context),
    busy: snapshot.hasTag('busy'),
    locked: snapshot.hasTag('locked'),
    offline: value.line === 'lost',
    closing: value.closing,
    askingCancel: snapshot.hasTag('asking-cancel'),
    away: value.providerPage === 'away',
    askingGiveUp: snapshot.hasTag('asking-give-up'),
    bankMissing: snapshot.hasTag('bank-missing'),
    problem: context.problem,
    found: context.found,
    finding: snapshot.hasTag('finding'),
  };
}

function screenOf(metas: Readonly<Record<string, { screen: Step } | undefined>>): Step | undefined {
  return Object.values(metas).find((meta) => meta !== undefined)?.screen;
}

function viewInDoubt({ view, sentAt }: FlowContext): SessionView {
  if (!('amountMinor' in view)) return view;
  const { amountMinor, currency, description } = view;
  return {
    id: view.id,
    kind: view.kind,
    version: view.version,
    mode: view.mode,
    merchant: view.merchant,
    provider: view.provider,
    reference: view.reference,
    supportCode: view.supportCode,
    expiresAt: view.expiresAt,
    locale: view.locale,
    ...(view.appearance && { appearance: view.appearance }),
    ...(view.returnUrl !== undefined && { returnUrl: view.returnUrl }),
    ...('bank' in view && view.bank ? { bank: view.bank } : {}),
    amountMinor,
    currency,
    description,
    step: 'confirming',
    busy: false,
    mayHavePaid: true,
    commands: [],
    waitedSeconds: sentAt === undefined ? 0 : (performance.now() - sentAt) / 1_000,
    needsReview: false,
  };
}
