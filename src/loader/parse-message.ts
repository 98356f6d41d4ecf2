import type { CloseReason, FrameToLoader } from '../contract/frame-messages.ts';
import type { OutcomeStatus } from '../contract/outcome.ts';

/** `?` at the end of a name: may be absent. An array: one of its members. */
type Shape = 'string' | 'boolean' | readonly unknown[] | { readonly [name: string]: Shape };

const shapes: { readonly [T in FrameToLoader['type']]: Shape } = {
  ready: { nonce: 'string' },
  locked: { locked: 'boolean' },
  close: {
    reason: ['completed', 'pending', 'user', 'host', 'error'] satisfies CloseReason[],
  },
  outcome: {
    outcome: {
      status: ['succeeded', 'pending', 'failed', 'cancelled', 'expired', 'open'] satisfies OutcomeStatus[],
      checkoutId: 'string',
      reference: 'string',
      mayHavePaid: 'boolean',
      'readyToDebit?': 'boolean',
    },
  },
  event: {
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
};

type Bag = Readonly<Record<string, unknown>>;
const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;

function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === 'string') return typeof value === shape;
  if (Array.isArray(shape)) return shape.includes(value);
  return (
    isBag(value) &&
    Object.entries(shape as Record<string, Shape>).every(([name, inner]) => {
      const key = name.replace('?', '');
      return (key !== name && !(key in value)) || fits(value[key], inner);
    })
  );
}

/** What the frame sent, if it is a message of the protocol; anything else is undefined and has no effect. */
export function parseMessage(data: unknown): FrameToLoader | undefined {
  if (!isBag(data) || typeof data['type'] !== 'string' || !Object.hasOwn(shapes, data['type']))
    return undefined;
  const shape = shapes[data['type'] as FrameToLoader['type']];
  const known = Object.keys(data).length === 2 && fits(data, shape);
  return known ? (data as unknown as FrameToLoader) : undefined;
}
