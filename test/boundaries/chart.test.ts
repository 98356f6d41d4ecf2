import { expect, test } from 'vitest';
import { architectureText, chartOfMachine, withChart } from '../support/chart-of.ts';

test('the chart in docs/architecture.md is the machine as it is (npm run chart draws it anew)', () => {
  const text = architectureText();
  expect(text).toBe(withChart(text, chartOfMachine()));
});
