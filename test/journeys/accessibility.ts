import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on what is shown now, one line each. What sticks to an edge hides nothing for good: it is laid where it belongs. */
export async function accessibilityFaults(frame: Frame): Promise<string[]> {
  const laid = await frame.evaluateHandle(() => {
    const sticks = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (element) => getComputedStyle(element).position === 'sticky',
    );
    for (const { style } of sticks) style.position = 'static';
    return sticks;
  });
  await frame.evaluate(axeSource);
  const results = (await frame.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  )) as AxeResults;
  await laid.evaluate((sticks) => {
    for (const { style } of sticks) style.position = '';
  });
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${node.failureSummary ?? ''})`),
  );
}

/** Whether anything is wider than the window or hangs out of it to the side. */
export function overflowsSideways(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** What is wrong in light and in dark, and whether all of it is inside the window. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page.mainFrame())).map((fault) => `${colorScheme}: ${fault}`));
  }
  if (await overflowsSideways(page.mainFrame())) faults.push('wider than the window');
  return faults;
}
