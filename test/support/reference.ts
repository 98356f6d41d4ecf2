import { writeFileSync } from 'node:fs';
import { referenceFile, referenceOfTypes, referenceText, withReference } from './reference-of.ts';

writeFileSync(referenceFile, withReference(referenceText(), referenceOfTypes()));
