import { tellMatrix } from './matrix.ts';

tellMatrix(0, 2);
