const PATIENCE_MS = 30_000;
const PAUSE_MS = 50;

/** Asks again and again until the answer is neither false, null nor undefined. What throws counts as no answer: the document may just be changing. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | false | null | undefined>,
): Promise<Answer> {
  const givesUpAt = performance.now() + PATIENCE_MS;
  let last: unknown;
  do {
    try {
      const answer = await ask();
      if (answer !== false && answer !== null && answer !== undefined) return answer;
      last = answer;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  } while (performance.now() < givesUpAt);
  throw new Error(`Waited in vain for ${what}; last: ${String(last)}`);
}
