import { assign, emit, enqueueActions, fromCallback, fromPromise, raise, setup, stateIn } from 'xstate';
import type { WidgetEventType } from '../../contract/frame-messages.ts';
import type { SessionView } from '../../contract/session.ts';
import type { Step } from '../../contract/steps.ts';
import type { BankPage } from '../../contract/view-parts.ts';
import type { Emitted, FlowContext, FlowEvent, LineEvent } from './events.ts';
import type { PageProblem } from './facade.ts';
import type { Answer, Order } from './orders.ts';
import { backTo, closeReason, isFailed, mayHavePaid, outcomeOf } from './outcome-of.ts';

const notProvided = (slot: string) => (): never => {
  throw new Error(`The effect "${slot}" was not provided`);
};

export interface BankQuery {
  readonly q: string;
  readonly cursor: string | undefined;
}

/** The vocabulary of the machine: what its fragments may say. Every effect is a slot that throws until it is provided. */
export const flow = setup({
  types: {} as {
    context: FlowContext;
    events: FlowEvent;
    emitted: Emitted;
    input: { view: SessionView };
    tags: 'busy' | 'locked' | 'finding' | 'asking-cancel' | 'asking-give-up' | 'bank-missing';
    meta: { screen: Step };
  },
  actors: {
    sendCommand: fromPromise<Answer, Order>(notProvided('sendCommand')),
    readSession: fromPromise<Answer>(notProvided('readSession')),
    findBanks: fromPromise<BankPage, BankQuery>(notProvided('findBanks')),
    watchSession: fromCallback<LineEvent>(notProvided('watchSession')),
  },
  actions: {
    takeView: assign((_, { view, problem }: { view: SessionView; problem: PageProblem | undefined }) => ({
      view,
      problem,
      sentAt: undefined,
      held: undefined,
    })),
    noteProblem: assign((_, { problem }: { problem: PageProblem }) => ({ problem })),
    /** Hands an answer's view to the flow, which enters the state that the view names. */
    enterAnswer: raise(({ context: { held } }, { answer }: { answer: Answer }) => {
      const came = cameBy(answer, undefined);
      return held && held.version > came.view.version ? { type: 'view.came', view: held } : came;
    }),
    /** The same after a reading: where the view is as before, what was asked for has not happened. */
    enterReading: raise(({ context }, { answer }: { answer: Answer }) =>
      cameBy(answer, context.view.version),
    ),
    noteAnswer: assign((_, { answer }: { answer: Answer }) => ({
      problem: answer.kind === 'problem' ? answer.problem : 'no_connection',
      sentAt: undefined,
    })),
    forgetProblem: assign({ problem: undefined }),
    /** The server is reached again, and what it says has not changed: the last thing asked for has not happened. */
    noteReached: assign(({ context: { problem } }) => ({
      problem: problem === 'no_connection' ? ('no_answer' as const) : problem,
    })),
    noteSending: assign({ sentAt: () => performance.now(), held: undefined }),
    holdView: assign((_, { view }: { view: SessionView }) => ({ held: view })),
    enterHeld: enqueueActions(({ context: { held }, enqueue }) => {
      if (held) enqueue.raise({ type: 'view.came', view: held });
    }),
    forgetBanks: assign({ found: undefined, wanted: { q: '', cursor: undefined } }),
    wantBanks: assign((_, wanted: BankQuery) => ({ wanted })),
    takeBanks: assign(({ context }, page: BankPage) => {
      const { q, cursor } = context.wanted;
      const before = cursor !== undefined && context.found?.q === q ? context.found.banks : [];
      return { found: { q, banks: [...before, ...page.banks], nextCursor: page.nextCursor } };
    }),
    noteWarning: assign({ warned: true }),
    /** However often the payer comes back to it. */
    tellBankMissing: enqueueActions(({ context, enqueue }) => {
      if (context.bankMissingTold) return;
      enqueue.emit({ type: 'happened', what: 'bank.not_found', data: {} });
      enqueue.assign({ bankMissingTold: true });
    }),
    /** Told when the terms are left for what follows on them, however often its page is opened afterwards. */
    tellCreated: enqueueActions(({ event, enqueue }) => {
      if (event.type !== 'view.came') return;
      if (!['send-transfer', 'await-bank', 'approved', 'ready'].includes(event.view.step)) return;
      enqueue.emit({ type: 'happened', what: 'mandate.created', data: {} });
    }),
    tellCode: enqueueActions(({ context: { view }, enqueue }) => {
      const asksForCode =
        'form' in view &&
        view.form.fields.some(({ purpose }) => purpose === 'one-time-code' || purpose === 'token');
      if (asksForCode) enqueue.emit({ type: 'happened', what: 'otp.submitted', data: {} });
    }),
    /** An opening has one outcome; a later truth is the merchant's server's to learn. */
    announce: enqueueActions(({ context, enqueue }) => {
      if (context.outcomeTold) return;
      enqueue.emit({ type: 'outcome', outcome: outcomeOf(context) });
      enqueue.assign({ outcomeTold: true });
    }),
    announceFailure: enqueueActions(({ context, enqueue }) => {
      if (context.outcomeTold || !isFailed(context.view)) return;
      enqueue.emit({ type: 'outcome', outcome: outcomeOf(context) });
      enqueue.assign({ outcomeTold: true });
    }),
    tellClose: emit(({ context }) => ({
      type: 'close',
      reason: closeReason(context),
      outcome: outcomeOf(context),
      backTo: backTo(context),
    })),
    tell: emit((_, said: { what: WidgetEventType; bankId?: string; step?: Step }) => {
      const { what, ...data } = said;
      return { type: 'happened', what, data };
    }),
  },
  guards: {
    isStale: ({ context }, { view }: { view: SessionView }) => view.version < context.view.version,
    isAt: (_, { view, step }: { view: SessionView; step: Step }) => view.step === step,
    isBusyAt: (_, { view, step }: { view: SessionView; step: Step }) => view.step === step && view.busy,
    restsAt: (_, { view, step }: { view: SessionView; step: Step }) => view.step === step && !view.busy,
    /** Not an end and not the wait for one: what is being sent will be answered with a view at least as new. */
    isPassing: (_, { view }: { view: SessionView }) => passes(view),
    /** What passes by after the wait that is held: to show that wait would be to go back. */
    isPastHeld: ({ context: { held } }, { view }: { view: SessionView }) =>
      held !== undefined && view.version > held.version && passes(view),
    isView: (_, answer: Answer) => answer.kind === 'view',
    isProblem: (_, answer: Answer) => answer.kind === 'problem',
    /** Said of an order to pay of which nothing else was heard. */
    isProblemAlone: ({ context }, answer: Answer) => answer.kind === 'problem' && context.held === undefined,
    /** Not who has just been sent to the provider's page, the first one: there is nothing to confirm before they come back. */
    needsWarning: ({ context }) => {
      const { view, warned } = context;
      const isFirstPage = !('pageGivenUp' in view);
      const isSentAway =
        view.step === 'leave-to-provider' && view.checkedSeconds === undefined && isFirstPage;
      const isEnd = ['paid', 'cancelled', 'expired'].includes(view.step);
      return mayHavePaid(context) && !isEnd && !isSentAway && !warned;
    },
    isAtPage: ({ context }) => context.view.step === 'leave-to-provider',
    wasAway: stateIn({ providerPage: 'away' }),
    wasChecked: ({ context: { view } }) => 'checkedSeconds' in view,
    /** Gone on from the provider's page, or asked about after a return to it. */
    isNoMoreAway: ({ context }, { view }: { view: SessionView }) =>
      view.version >= context.view.version &&
      (view.step !== 'leave-to-provider' || view.checkedSeconds !== undefined),
    listIsLonger: ({ context }) =>
      context.view.step === 'choose-bank' && context.view.nextCursor !== undefined,
    hasMore: ({ context }) => nextCursor(context) !== undefined,
  },
  delays: {
    /** Longer than all tries of a command together. */
    commandPatience: 75_000,
    readPatience: 40_000,
    followPatience: 70_000,
    /** The server answers an order to pay sooner than this, be it that the outcome is not known yet. */
    answerExpected: 2_500,
    recheckPause: 3_000,
    typingPause: 250,
    settlingPause: 500,
  },
});

/** Where the rows at hand go on: those found for the words typed, else those of the view. */
export function nextCursor(context: FlowContext): string | undefined {
  const { view, found, wanted } = context;
  if (found && found.q === wanted.q) return found.nextCursor;
  return view.step === 'choose-bank' && wanted.q === '' ? view.nextCursor : undefined;
}

type ViewCame = Extract<FlowEvent, { type: 'view.came' }>;

function cameBy(answer: Answer, unchangedVersion: number | undefined): ViewCame {
  if (answer.kind !== 'view') throw new Error('Only an answer with a view can be entered');
  const { view } = answer;
  return view.version === unchangedVersion && !view.busy
    ? { type: 'view.came', view, problem: 'no_answer' }
    : { type: 'view.came', view };
}

function passes({ step }: SessionView): boolean {
  return !['confirming', 'paid', 'approved', 'ready', 'expired', 'cancelled'].includes(step);
}
