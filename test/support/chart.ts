import { writeFileSync } from 'node:fs';
import { architectureFile, architectureText, chartOfMachine, withChart } from './chart-of.ts';

writeFileSync(architectureFile, withChart(architectureText(), chartOfMachine()));
