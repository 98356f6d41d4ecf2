import { formatMoney } from '../../contract/money.ts';
import { type Agreement, type Club, clubs } from './clubs.ts';
import type { ShopOptions } from './create-shop.ts';
import { type Good, goods } from './goods.ts';
import { html, type Markup, page } from './html.ts';
import { scenarioList } from './scenario-list.ts';

/** The shop: a club to subscribe to, goods with two ways to pay, and beside them what to type and what the shop's server was told. */
export function shopPage({ proxyUrl, sandboxUrl, scenarios }: ShopOptions): string {
  return page(
    'Adire Lane',
    html`<script src="${proxyUrl}/v1/directpay.js" defer></script><script type="module" src="/shop.js"></script>`,
    html`<div class="floor">
<main>
<h1>This week on the line</h1>
<p id="news" role="status" class="news"></p>
<ul class="goods">${[clubCard(firstClub, 'club'), ...goods.map(card), ...otherClubs.map((club) => clubCard(club, '')), accountCard]}</ul>
</main>
<aside aria-label="Behind the counter">
<details open>
<summary>What the shop’s server was told</summary>
<ol id="told" class="told"></ol>
<p class="none">Nothing yet. Signed webhooks appear here, newest first.</p>
</details>
<details open>
<summary>What becomes of a subscription</summary>
<p>Subscribe with any account number of ten digits, and any BVN of eleven. At the transfer, close the checkout: the subscription’s page sends the ₦50 and
moves the clock on, without real money. The last three digits decide what happens by themselves; <a href="${sandboxUrl}" target="_blank" rel="noreferrer">the bank’s page</a> has the list.</p>
</details>
<details open>
<summary>What happens on Mono’s own page</summary>
<p>“More ways to pay” leads to a stand-in for Mono’s page: from an account, by transfer, or in WhatsApp. Its last buttons say how the payment ends,
or walk through it: any WhatsApp number will do. To have the way back lost, the page never made or the bank lie, choose what happens to the next one on
<a href="${sandboxUrl}" target="_blank" rel="noreferrer">the bank’s page</a>. A paid order can be paid back on its own page.</p>
</details>
<details open>
<summary>What to type at the bank</summary>
<p>Choose any bank. The user name decides what happens. The password is 123456 unless another stands below; OTP and token
123456, PIN 1234, answer lagos, picture 482913. <a href="/scenarios">All in one table</a> ·
<a href="${sandboxUrl}" target="_blank" rel="noreferrer">The bank’s ledger</a></p>
<div class="scenarios">${scenarioList(scenarios)}</div>
</details>
</aside>
</div>`,
  );
}

const [firstClub, ...otherClubs] = clubs;

const otherAgreements: Partial<Readonly<Record<Agreement, string>>> = {
  page: 'Subscribe on Mono’s page',
  selfie: 'Subscribe with a selfie',
};

function clubCard(club: Club, look: 'club' | ''): Markup {
  const { id, name, detail, monthlyMinor, ceilingMinor, cloth } = club;
  return html`<li class="good ${look}">
<div class="cloth ${cloth}" aria-hidden="true"></div>
<h2>${name}</h2>
<p>${detail}. ${ceilingMinor === undefined ? '' : `At most ${formatMoney(ceilingMinor, 'NGN')} in all; `}${ceilingMinor === undefined ? 'You' : 'you'} can stop it at any time.</p>
<p class="price">${formatMoney(monthlyMinor, 'NGN')} a month</p>
<button type="button" data-club="${id}" data-by="widget" aria-label="Subscribe: ${name}">Subscribe</button>
<button type="button" data-club="${id}" data-by="link" class="quiet" aria-label="Subscribe by link: ${name}">Subscribe by link</button>
${club.agreements.map((agreement) => otherAgreement(club, agreement))}
</li>`;
}

function otherAgreement({ id, name }: Club, agreement: Agreement): Markup {
  const label = otherAgreements[agreement];
  return label === undefined
    ? html``
    : html`<button type="button" data-club="${id}" data-by="widget" data-agreement="${agreement}" class="quiet" aria-label="${label}: ${name}">${label}</button>`;
}

const accountCard = html`<li class="good">
<div class="cloth rings" aria-hidden="true"></div>
<h2>Cloth on credit</h2>
<p>Link your bank account on Mono’s page, and we see what we may lend you. Nothing is taken.</p>
<p class="price">No price</p>
<button type="button" data-account data-by="widget">Link an account</button>
</li>`;

function card({ id, name, detail, priceMinor, cloth }: Good): Markup {
  return html`<li class="good">
<div class="cloth ${cloth}" aria-hidden="true"></div>
<h2>${name}</h2>
<p>${detail}</p>
<p class="price">${formatMoney(priceMinor, 'NGN')}</p>
<button type="button" data-good="${id}" data-by="widget" aria-label="Buy: ${name}">Buy</button>
<button type="button" data-good="${id}" data-by="link" class="quiet" aria-label="Pay by link: ${name}">Pay by link</button>
<button type="button" data-good="${id}" data-by="widget" data-choice="every-way" class="quiet" aria-label="More ways to pay: ${name}">More ways to pay</button>
</li>`;
}
