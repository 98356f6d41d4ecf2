import { createBankSteps } from './bank-steps.ts';
import { type ChoosingTools, createChoosingSteps } from './choosing-steps.ts';
import type { Steps } from './step.ts';

/** What each command does. */
export function createSteps(tools: ChoosingTools): Steps {
  return { ...createChoosingSteps(tools), ...createBankSteps(tools) };
}
