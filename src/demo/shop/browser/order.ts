const verdict = document.querySelector<HTMLElement>('.verdict');
const settled = ['succeeded', 'failed', 'cancelled', 'expired'];

async function watch(number: string, shown: string): Promise<void> {
  const answer = await fetch(`/orders/${number}/truth`).catch(() => undefined);
  const truth: { status: string } | undefined = answer?.ok ? await answer.json() : undefined;
  if (truth && truth.status !== shown) location.reload();
  else setTimeout(() => void watch(number, shown), 1_500);
}

const { number, status } = verdict?.dataset ?? {};
if (number && status && !settled.includes(status)) void watch(number, status);
