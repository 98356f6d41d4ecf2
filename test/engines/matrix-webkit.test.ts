import { interruptedSteps, stepRows } from '../journeys/interrupted-steps.ts';
import { tellMatrixIn } from './matrix.ts';

tellMatrixIn('webkit', { steps: interruptedSteps, rows: stepRows });
