import type { InterruptedStep } from '../journeys/interrupted-steps.ts';
import type { EngineName } from './drivers/driver.ts';
import type { interruptions } from './interruptions.ts';

export type MatrixEngine = Exclude<EngineName, 'chromium'>;
type Cells = Readonly<Record<MatrixEngine, readonly (keyof typeof interruptions)[]>>;

/**
 * What is told of the interruption matrix outside Chromium, which tells all of it. What an interruption does to a step is the page's and
 * the proxy's doing; what these engines do differently is how a tab is loaded again, shown again, opened, and told of the network. So
 * every step is interrupted in one of the two, every interruption happens in both, and most of them happen where the bank is asked for
 * money or has been.
 */
export const matrixCells: Readonly<Record<InterruptedStep, Cells>> = {
  'choose-bank': { firefox: ['reload'], webkit: [] },
  'choose-method': { firefox: [], webkit: ['reload'] },
  'log-in': { firefox: ['back', 'offline'], webkit: ['reload', 'reopened'] },
  answer: { firefox: ['reload'], webkit: ['back', 'doubleTaps'] },
  'choose-account': { firefox: [], webkit: ['reload'] },
  'confirm-payment': { firefox: ['reload', 'secondTab', 'doubleTaps'], webkit: ['reopened', 'doubleTaps'] },
  authorise: { firefox: ['reload', 'offline', 'doubleTaps'], webkit: ['reload', 'secondTab', 'offline'] },
  'in-use': { firefox: ['reload'], webkit: [] },
  confirming: {
    firefox: ['reload', 'reopened', 'secondTab', 'offline'],
    webkit: ['reload', 'back', 'reopened', 'secondTab'],
  },
  paid: { firefox: ['back'], webkit: ['reload'] },
  declined: { firefox: ['reload'], webkit: [] },
  unavailable: { firefox: ['doubleTaps'], webkit: ['reload'] },
  expired: { firefox: ['reload'], webkit: [] },
  cancelled: { firefox: [], webkit: ['reload'] },
};
