import type { CloseReason, FrameToLoader } from '../contract/frame-messages.ts';
import type { OutcomeStatus } from '../contract/outcome.ts';

/** A word: a primitive's type. `?` at the end of a name: may be absent. An array: one of its members. */
type Shape = 'string' | 'boolean' | readonly unknown[] | { readonly [name: string]: Shape };

const reasons: CloseReason[] = ['completed', 'pending', 'user', 'host', 'error'];
const statuses: OutcomeStatus[] = ['succeeded', 'pending', 'failed', 'cancelled', 'expired', 'open'];

/** Further fields and types of events are let through: the page may be newer than a script that was kept in a cache. */
const messages: readonly ({ readonly type: readonly [FrameToLoader['type']] } & Shape)[] = [
  { type: ['ready'], nonce: 'string' },
  { type: ['locked'], locked: 'boolean' },
  { type: ['close'], reason: reasons },
  {
    type: ['outcome'],
    outcome: {
      status: statuses,
      checkoutId: 'string',
      reference: 'string',
      mayHavePaid: 'boolean',
      'readyToDebit?': 'boolean',
    },
  },
  {
    type: ['event'],
    event: {
      v: [1],
      id: 'string',
      type: 'string',
      checkoutId: 'string',
      reference: 'string',
      at: 'string',
      data: { 'step?': 'string', 'bankId?': 'string' },
    },
  },
];

function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return typeof value === shape;
  if (Array.isArray(shape)) return shape.includes(value);
  const bag = value as Record<string, unknown>;
  return (
    Object(value) === value &&
    Object.entries(shape as Record<string, Shape>).every(([name, inner]) => {
      const key = name.replace('?', '');
      return (key !== name && !(key in bag)) || fits(bag[key], inner);
    })
  );
}

/** What the frame sent, if it is a message of the protocol; anything else is undefined and has no effect. */
export function parseMessage(data: unknown): FrameToLoader | undefined {
  return messages.some((message) => fits(data, message)) ? (data as FrameToLoader) : undefined;
}
