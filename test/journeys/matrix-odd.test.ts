import { tellMatrix } from './matrix.ts';

tellMatrix(1, 2);
