import { interruptedSteps, stepRows } from '../journeys/interrupted-steps.ts';
import { tellMatrixIn } from './matrix.ts';

tellMatrixIn('firefox', { steps: interruptedSteps, rows: stepRows });
