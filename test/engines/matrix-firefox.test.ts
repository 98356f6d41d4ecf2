import { tellMatrixIn } from './matrix.ts';

tellMatrixIn('firefox');
