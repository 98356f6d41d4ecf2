/** Runs in the page: asks for the live rows and lets a scenario be picked for the next login, and how the provider is. Text only, never markup. */
export const pageScript = `
const pause = 1500;

function fill(id, rows) {
  const body = document.querySelector('#' + id + ' tbody');
  const known = body.rows.length;
  const fresh = rows.map((row, index) => {
    const line = document.createElement('tr');
    line.dataset.tone = row.tone;
    if (index < rows.length - known) line.className = 'new';
    for (const text of row.cells) line.insertCell().textContent = text;
    return line;
  });
  body.replaceChildren(...fresh);
}

let shown = '';

async function refresh() {
  const text = await (await fetch('/_sandbox/live')).text();
  if (text === shown) return;
  shown = text;
  const live = JSON.parse(text);
  document.querySelector('#total').textContent = live.total;
  fill('debits', live.debits);
  fill('webhooks', live.webhooks);
  for (const button of document.querySelectorAll('[data-scenario]')) {
    button.setAttribute('aria-pressed', String(button.dataset.scenario === live.next));
  }
  for (const button of document.querySelectorAll('[data-profile]')) {
    button.setAttribute('aria-pressed', String(button.dataset.profile === live.profile));
  }
}

function choose(path, choice) {
  return fetch('/_sandbox/' + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(choice),
  });
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-scenario], [data-profile]');
  if (!button) return;
  const { scenario, profile } = button.dataset;
  const pressed = button.getAttribute('aria-pressed') === 'true';
  if (profile) await choose('profile', { profile });
  else await choose('next-scenario', { scenario: pressed ? null : scenario });
  await refresh();
});

for (;;) {
  if (!document.hidden) await refresh().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, pause));
}
`;
