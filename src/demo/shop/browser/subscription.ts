const verdict = document.querySelector<HTMLElement>('.verdict');
const news = document.querySelector<HTMLElement>('#news');

async function watch(number: string, shown: string): Promise<void> {
  const answer = await fetch(`/subscriptions/${number}/truth`).catch(() => undefined);
  const truth: { mark: string } | undefined = answer?.ok ? await answer.json() : undefined;
  if (truth && truth.mark !== shown) location.reload();
  else setTimeout(() => void watch(number, shown), 1_500);
}

async function ask(button: HTMLButtonElement, path: string, body: object): Promise<void> {
  button.disabled = true;
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (answer?.ok) location.reload();
  else {
    const said: { error?: string } | undefined = await answer?.json().catch(() => undefined);
    if (news) news.textContent = said?.error ?? 'The shop’s server did not answer.';
    button.disabled = false;
  }
}

const { number, mark } = verdict?.dataset ?? {};
if (number && mark !== undefined) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-take]')) {
    const month = Number(button.dataset['take']);
    button.addEventListener('click', () => void ask(button, `/subscriptions/${number}/take`, { month }));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-bank]')) {
    const does = button.dataset['bank'];
    button.addEventListener('click', () => void ask(button, `/subscriptions/${number}/bank`, { does }));
  }
  void watch(number, mark);
}
