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

function card(kind, { id, path, title, lines, tone, buttons }) {
  const made = document.createElement('li');
  made.dataset.tone = tone;
  const [status, ...details] = lines;
  const story = document.createElement('p');
  for (const line of details) story.append(line, document.createElement('br'));
  const acts = document.createElement('div');
  acts.className = 'acts';
  for (const { act, label, body } of buttons) {
    const button = element('button', label, { kind, of: id, act, body: JSON.stringify(body) });
    button.type = 'button';
    acts.append(button);
  }
  const heading = element('h3', path ? '' : title, {});
  if (path) {
    const link = element('a', title, {});
    link.href = path;
    heading.append(link);
  }
  made.append(heading, element('strong', status, {}), story, acts);
  return made;
}

const shownCards = {};

function showCards(kind, { cards, more }) {
  const text = JSON.stringify([cards, more]);
  if (text === shownCards[kind]) return;
  shownCards[kind] = text;
  const held = { ...document.activeElement?.dataset };
  document.querySelector('#' + kind).replaceChildren(...cards.map((one) => card(kind, one)));
  document.querySelector('#more-' + kind).textContent = more;
  if (held.kind !== kind) return;
  const buttons = document.querySelectorAll('[data-of="' + held.of + '"]');
  const same = [...buttons].find(({ dataset }) => dataset.act === held.act) ?? buttons[0];
  same?.focus();
}

function showWeather(isDown) {
  for (const button of document.querySelectorAll('[data-weather]')) {
    button.setAttribute('aria-pressed', String((button.dataset.weather === 'down') === isDown));
  }
}

let shown = '';

async function refresh() {
  const text = await (await fetch('/_sandbox/live')).text();
  if (text === shown) return;
  shown = text;
  const live = JSON.parse(text);
  document.querySelector('#total').textContent = live.total;
  document.querySelector('#time').textContent = live.time;
  showCards('mandates', live.mandates);
  showCards('links', live.links);
  showCards('linkings', live.linkings);
  showWeather(live.mandates.isDown);
  fill('debits', live.debits);
  fill('credits', live.credits);
  fill('webhooks', live.webhooks);
  for (const button of document.querySelectorAll('[data-scenario]')) {
    button.setAttribute('aria-pressed', String(button.dataset.scenario === live.next));
  }
  for (const button of document.querySelectorAll('[data-page]')) {
    button.setAttribute('aria-pressed', String(button.dataset.page === live.nextPage));
  }
  for (const button of document.querySelectorAll('[data-next-link]')) {
    button.setAttribute('aria-pressed', String(live.nextLinks.includes(button.dataset.nextLink)));
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
  const button = event.target.closest('[data-scenario], [data-page], [data-next-link], [data-profile], [data-push], [data-weather], [data-of]');
  if (!button) return;
  const { scenario, page, nextLink, next, profile, push, weather, kind, of, act, body } = button.dataset;
  const pressed = button.getAttribute('aria-pressed') === 'true';
  if (of) await choose(kind + '/' + of + '/' + act, JSON.parse(body));
  else if (push) await choose('clock/advance', { ms: Number(push) });
  else if (weather) await choose('nibss', { down: weather === 'down' });
  else if (profile) await choose('profile', { profile });
  else if (nextLink) await choose(next, { scenario: pressed ? null : nextLink });
  else if (page) await choose('next-page', { page: pressed ? null : page });
  else await choose('next-scenario', { scenario: pressed ? null : scenario });
  await refresh();
});

for (;;) {
  if (!document.hidden) await refresh().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, pause));
}
`;
