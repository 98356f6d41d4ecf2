import { type BankTools, createBankSteps } from './bank-steps.ts';
import { type ChoosingTools, createChoosingSteps } from './choosing-steps.ts';
import type { Steps } from './step.ts';
import { createWaySteps, type WayTools } from './way-steps.ts';

/** What each command does. */
export function createSteps(tools: BankTools & ChoosingTools & WayTools): Steps {
  return { ...createChoosingSteps(tools), ...createBankSteps(tools), ...createWaySteps(tools) };
}
