import type { SessionView } from '../../contract/session.ts';
import { type Command, isAllowed, type Step } from '../../contract/steps.ts';
import type { FlowEvent } from './events.ts';
import type { PageProblem } from './facade.ts';
import { flow } from './flow.ts';
import { type Answer, order } from './orders.ts';

interface Came {
  readonly event: { readonly view: SessionView; readonly problem?: PageProblem };
}
interface Answered {
  readonly event: { readonly output: Answer };
}

const answered = ({ event }: Answered) => event.output;
const answer = ({ event }: Answered) => ({ answer: event.output });

/** What a view that came says about `step`, as parameters of guards. */
export const viewAt =
  (step: Step) =>
  ({ event }: Came) => ({ view: event.view, step });

/** What is kept of a view that came, as parameters of `takeView`. */
export const came = ({ event }: Came) => ({ view: event.view, problem: event.problem });

const answeredView = {
  guard: { type: 'isView', params: answered },
  target: 'resting',
  actions: { type: 'enterAnswer', params: answer },
} as const;

const answeredProblem = {
  guard: { type: 'isProblem', params: answered },
  target: 'resting',
  actions: { type: 'noteAnswer', params: answer },
} as const;

/** Nothing asked for is under way: a newer view of the same step is taken where it stands. */
export function resting(step: Step) {
  return flow.createStateConfig({
    on: {
      'view.came': [
        { guard: { type: 'isStale', params: came } },
        {
          guard: { type: 'restsAt', params: viewAt(step) },
          actions: { type: 'takeView', params: came },
        },
        {
          guard: { type: 'isBusyAt', params: viewAt(step) },
          target: 'following',
          actions: { type: 'takeView', params: came },
        },
      ],
    },
  });
}

/**
 * The command is on its way; without one given, it is that of the way on that was asked for. Until its answer is here, watching may only bring an end or the wait for one. An answer that is lost
 * is cleared up by reading the session.
 */
export function sending(command?: Command) {
  return flow.createStateConfig({
    tags: 'busy',
    entry: 'forgetProblem',
    invoke: {
      src: 'sendCommand',
      input: ({ context, event }) =>
        order(command ?? wayOn(event, context.view), context.view.version, event),
      onDone: [answeredView, answeredProblem, { target: 'resolving' }],
      onError: 'resolving',
    },
    after: { commandPatience: 'resolving' },
    on: { 'view.came': { guard: { type: 'isPassing', params: came } } },
  });
}

/**
 * The same for a command that can move money: a lost answer leads to `checking`, and the page cannot be dismissed by a stray tap.
 * Watching tells of the wait for an outcome as soon as the bank is asked; it is shown only once the order's own answer is late, so
 * that a payment that goes well never looks like one in doubt.
 */
export function sendingMoney(command: Command) {
  return flow.createStateConfig({
    tags: ['busy', 'locked'],
    entry: ['forgetProblem', 'noteSending'],
    invoke: {
      src: 'sendCommand',
      input: ({ context, event }) => order(command, context.view.version, event),
      onDone: [
        answeredView,
        { ...answeredProblem, guard: { type: 'isProblemAlone', params: answered } },
        { target: '#checking' },
      ],
      onError: '#checking',
    },
    after: { commandPatience: '#checking' },
    on: { 'view.came': { guard: { type: 'isPassing', params: came } } },
    initial: 'prompt',
    states: {
      prompt: {
        on: {
          'view.came': [
            { guard: { type: 'isStale', params: came } },
            { guard: { type: 'isPastHeld', params: came }, actions: { type: 'holdView', params: came } },
            { guard: { type: 'isPassing', params: came } },
            {
              guard: { type: 'isAt', params: viewAt('confirming') },
              actions: { type: 'holdView', params: came },
            },
          ],
        },
        after: { answerExpected: 'late' },
      },
      late: { entry: 'enterHeld' },
    },
  });
}

/** An answer was lost: the session is read once. Where it still stands as before, the payer may ask again. */
const resolving = flow.createStateConfig({
  tags: 'busy',
  invoke: {
    src: 'readSession',
    onDone: [
      { ...answeredView, actions: { type: 'enterReading', params: answer } },
      { target: 'resting', actions: { type: 'noteAnswer', params: answer } },
    ],
    onError: { target: 'resting', actions: { type: 'noteProblem', params: { problem: 'page_outdated' } } },
  },
  after: {
    readPatience: {
      target: 'resting',
      actions: { type: 'noteProblem', params: { problem: 'no_connection' } },
    },
  },
});

/** The server is at it; watching tells what comes next. */
function following(step: Step) {
  return flow.createStateConfig({
    tags: 'busy',
    on: {
      'view.came': [
        { guard: { type: 'isStale', params: came } },
        {
          guard: { type: 'isBusyAt', params: viewAt(step) },
          actions: { type: 'takeView', params: came },
        },
        {
          guard: { type: 'isAt', params: viewAt(step) },
          target: 'resting',
          actions: { type: 'takeView', params: came },
        },
      ],
      'watch.failed': 'resolving',
    },
    after: { followPatience: 'resolving' },
  });
}

/** Ways to leave a step or to go on from it, wherever the table of commands takes them. */
const waysOn = [
  ['back.asked', 'go-back'],
  ['way-change.asked', 'change-way'],
  ['method-change.asked', 'change-method'],
  ['bank-change.asked', 'change-bank'],
  ['retry.asked', 'try-again'],
  ['start-over.asked', 'start-over'],
  ['return.told', 'returned'],
  ['restart.asked', 'restart'],
  ['cancel.confirmed', 'cancel'],
] as const satisfies readonly (readonly [FlowEvent['type'], Command])[];
const commandOf: ReadonlyMap<FlowEvent['type'], Command> = new Map(waysOn);

function wayOn({ type }: FlowEvent, { commands }: SessionView): Command {
  if (type === 'give-up.confirmed') return commands.includes('change-way') ? 'change-way' : 'go-back';
  const command = commandOf.get(type);
  if (command === undefined) throw new Error(`${type} asks the server for nothing`);
  return command;
}

type StateConfig = Parameters<typeof flow.createStateConfig>[0];
type On = NonNullable<StateConfig['on']>;
type States = NonNullable<StateConfig['states']>;

interface OwnParts {
  readonly entry?: NonNullable<StateConfig['entry']>;
  readonly exit?: NonNullable<StateConfig['exit']>;
  /** What a payer can ask for at this step alone. */
  readonly on?: On;
  /** What is under way when they did. */
  readonly states?: States;
  /** Parts of the rest itself. */
  readonly resting?: Pick<StateConfig, 'initial' | 'states'>;
  /** For this long the step takes none of `on` yet. */
  readonly settles?: 'settlingPause';
}

/**
 * A step: at rest with what can be asked for there, the ways on that the table of commands takes, and what is under way after each.
 * Cancelling ends the checkout for good: the payer is asked whether they mean it, while the step goes on behind the question.
 */
export function stepState(step: Step, own: OwnParts = {}) {
  const ways = waysOn.filter(([, command]) => command !== 'cancel' && isAllowed(command, step, 'none'));
  const canCancel = isAllowed('cancel', step, 'none');
  const first = own.settles === undefined ? 'resting' : 'settling';
  const leaving: On = {
    ...resting(step).on,
    ...Object.fromEntries(ways.map(([event]) => [event, 'leaving'])),
    ...(isAllowed('change-method', step, 'none') && {
      'method-change.asked': {
        target: 'leaving',
        actions: { type: 'tell', params: { what: 'auth.method_changed' } },
      },
    }),
    ...(canCancel && { 'cancel.asked': 'askingCancel' }),
  };
  const states: States = {
    ...(own.settles !== undefined && { settling: { on: leaving, after: { [own.settles]: 'resting' } } }),
    resting: { ...own.resting, on: { ...leaving, ...own.on } },
    ...own.states,
    ...((canCancel || ways.length > 0) && { leaving: sending() }),
    ...(canCancel && {
      askingCancel: {
        tags: 'asking-cancel',
        on: { ...resting(step).on, 'cancel.confirmed': 'leaving', 'cancel.dismissed': first },
      },
    }),
    following: following(step),
    resolving,
  };
  return flow.createStateConfig({
    meta: { screen: step },
    ...(own.entry && { entry: own.entry }),
    ...(own.exit && { exit: own.exit }),
    initial: first,
    states,
  });
}
