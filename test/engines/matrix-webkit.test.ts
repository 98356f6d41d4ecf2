import { tellMatrixIn } from './matrix.ts';

tellMatrixIn('webkit');
