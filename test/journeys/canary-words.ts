/** What a payer types in the stories about secrets: nothing that could be anywhere else by chance. */
export const canaries = {
  username: 'canaryBird7Username',
  password: 'canary/Bird+8=Pässword',
  wrongPassword: 'canary/Bird+9=Wröng',
  token: 'canaryBird4Token',
  wrongToken: 'canaryBird5Token',
  otp: 'canaryBird2Code',
  wrongOtp: 'canaryBird1Code',
  answer: 'canaryBird3Answer',
  captcha: 'canaryBird6Picture',
  pin: 'canaryBird0Pin',
} as const;

export const all = Object.values(canaries);

const knownToTheBank: readonly (readonly [canary: string, right: string])[] = [
  [canaries.password, '123456'],
  [canaries.token, '123456'],
  [canaries.otp, '123456'],
  [canaries.answer, 'lagos'],
  [canaries.captcha, '482913'],
  [canaries.pin, '1234'],
];

const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/**
 * The bank knows its own secrets; on the way to it the canaries are exchanged for them, and what came by is kept. On the way back
 * the numbers of all accounts that the bank lists are noted: they too are nobody's to keep.
 */
export function wayToTheBank(): {
  exchange(request: Request): Promise<Request>;
  hear(response: Response): Promise<void>;
  /** Those of the canaries that have reached the bank. */
  reached(): string[];
  accountNumbers(): string[];
} {
  let typed = '';
  const numbers = new Set<string>();
  return {
    async exchange(request) {
      const body = await request.clone().text();
      typed += body;
      const known = knownToTheBank.reduce(
        (text, [canary, right]) => text.replaceAll(asInJson(canary), right),
        body,
      );
      return body === '' ? request : new Request(request, { body: known });
    },
    async hear(response) {
      const told = await response.clone().text();
      for (const [, number] of told.matchAll(/"accountNumber":"(\d{10})"/g)) numbers.add(number as string);
    },
    reached: () => all.filter((canary) => typed.includes(asInJson(canary))),
    accountNumbers: () => [...numbers],
  };
}

/** What a payer tells of themselves to set up a mandate. Of the account only the last four digits may be seen again. */
export const subscriberCanaries = {
  accountNumber: '0918273789',
  firstName: 'Canaryfirstname',
  lastName: 'Canarylastname',
  email: 'canary.bird@nowhere.example',
  phone: '08097531864',
  address: '9 Canary Bird Close, Abeokuta',
  bvn: '27391846502',
} as const;
