/** Runs in the page: asks for the live rows, lets a scenario be picked for the next login and how the provider is, and moves mandates and time. Text only, never markup. */
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

function element(name, text, data) {
  const made = document.createElement(name);
  made.textContent = text;
  Object.assign(made.dataset, data);
  return made;
}

function mandateCard({ id, title, lines, tone, buttons }) {
  const card = document.createElement('li');
  card.dataset.tone = tone;
  const [status, ...details] = lines;
  const story = document.createElement('p');
  for (const line of details) story.append(line, document.createElement('br'));
  const acts = document.createElement('div');
  acts.className = 'acts';
  for (const { act, label, body } of buttons) {
    const button = element('button', label, { mandate: id, act, body: JSON.stringify(body) });
    button.type = 'button';
    acts.append(button);
  }
  card.append(element('h3', title, {}), element('strong', status, {}), story, acts);
  return card;
}

let shownMandates = '';

function showMandates(mandates) {
  const text = JSON.stringify(mandates);
  if (text === shownMandates) return;
  shownMandates = text;
  const held = document.activeElement?.dataset ?? {};
  document.querySelector('#mandates').replaceChildren(...mandates.cards.map(mandateCard));
  document.querySelector('#more-mandates').textContent = mandates.more;
  for (const button of document.querySelectorAll('[data-weather]')) {
    button.setAttribute('aria-pressed', String((button.dataset.weather === 'down') === mandates.isDown));
  }
  if (!held.mandate) return;
  const buttons = document.querySelectorAll('[data-mandate="' + held.mandate + '"]');
  const same = [...buttons].find(({ dataset }) => dataset.act === held.act) ?? buttons[0];
  same?.focus();
}

let shown = '';

async function refresh() {
  const text = await (await fetch('/_sandbox/live')).text();
  if (text === shown) return;
  shown = text;
  const live = JSON.parse(text);
  document.querySelector('#total').textContent = live.total;
  document.querySelector('#time').textContent = live.time;
  showMandates(live.mandates);
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
  const button = event.target.closest('[data-scenario], [data-profile], [data-push], [data-weather], [data-mandate]');
  if (!button) return;
  const { scenario, profile, push, weather, mandate, act, body } = button.dataset;
  const pressed = button.getAttribute('aria-pressed') === 'true';
  if (mandate) await choose('mandates/' + mandate + '/' + act, JSON.parse(body));
  else if (push) await choose('clock/advance', { ms: Number(push) });
  else if (weather) await choose('nibss', { down: weather === 'down' });
  else if (profile) await choose('profile', { profile });
  else await choose('next-scenario', { scenario: pressed ? null : scenario });
  await refresh();
});

for (;;) {
  if (!document.hidden) await refresh().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, pause));
}
`;
