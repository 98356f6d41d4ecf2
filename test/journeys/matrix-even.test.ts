import { interruptedSteps, stepRows } from './interrupted-steps.ts';
import { interruptions } from './interruptions.ts';
import { tellMatrix } from './matrix.ts';

tellMatrix({
  steps: interruptedSteps.filter((_, index) => index % 2 === 0),
  rows: stepRows,
  interruptions,
});
