import { expect } from 'vitest';
import { shapeOf } from './published-shape.ts';
import type { Answered } from './sandbox-caller.ts';

/** An answer with this status, published in this shape. */
export function expectPublished(answer: Answered, status: number, body: unknown): void {
  expect({ status: answer.status, body: shapeOf(answer.body) }).toEqual({ status, body: shapeOf(body) });
}
