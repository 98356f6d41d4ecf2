import { mandatesTold } from '../journeys/interrupted-mandate-steps.ts';
import { tellMatrixIn } from './matrix.ts';

tellMatrixIn('firefox', mandatesTold);
