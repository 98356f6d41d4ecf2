declare global {
  var answered: unknown[];
}

/** Messages that would be something if anybody listened to windows. */
export const forgeries: readonly unknown[] = [
  {
    type: 'outcome',
    outcome: { status: 'succeeded', checkoutId: 'chk_1', reference: 'AL-100200', mayHavePaid: true },
  },
  { type: 'close', reason: 'completed' },
  { type: 'close.asked' },
  { type: 'ready', nonce: 'aaaaaaaaaaaaaaaaaaaa' },
  { directpay: 1, type: 'connect', nonce: 'aaaaaaaaaaaaaaaaaaaa' },
  { directpay: 2, type: 'connect', nonce: 'aaaaaaaaaaaaaaaaaaaa' },
  { directpay: 1, type: 'connect', nonce: 'short', more: true },
  'success',
  null,
];

/** Runs in a frame of another origin: posts to the merchant's page and to every frame of it that it can reach, then says so. */
export function postedByStranger(forgeries: readonly unknown[]): void {
  const windows = [parent, ...Array.from({ length: parent.length }, (_, index) => parent[index] as Window)];
  for (const window of windows) {
    for (const forgery of forgeries) {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => parent.postMessage('a stranger was answered', '*');
      window.postMessage(forgery, '*', [port2]);
    }
  }
  parent.postMessage('the stranger has posted', '*');
}

/** Runs in the merchant's page: lets the stranger in, until it has posted. What comes in answer is kept in `answered`. */
export function postedBeside(stranger: string): Promise<void> {
  globalThis.answered = [];
  const frame = document.createElement('iframe');
  frame.src = stranger;
  document.body.append(frame);
  return new Promise((resolve) => {
    addEventListener('message', ({ data }) => {
      if (data === 'a stranger was answered') answered.push(data);
      if (data === 'the stranger has posted') resolve();
    });
  });
}

/**
 * Runs in the merchant's page: posts to it and to the checkout, from the checkout's parent, which has greeted it already, and from
 * another window of the merchant's own origin. What comes in answer is kept in `answered`.
 */
export function postedFromInside(forgeries: readonly unknown[]): void {
  const frames = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => [
    ...(shadowRoot?.querySelectorAll('iframe') ?? []),
  ]);
  const targets = [window, ...frames.map(({ contentWindow }) => contentWindow as Window)];
  if (targets.length !== 2) throw new Error(`There are ${targets.length} windows`);
  const postFrom = (from: typeof globalThis): void => {
    for (const target of targets) {
      for (const forgery of forgeries) {
        const { port1, port2 } = new from.MessageChannel();
        port1.onmessage = ({ data }) => answered.push(data);
        Object.assign(from, { target, forgery, port2 });
        const script = from.document.createElement('script');
        script.text = 'target.postMessage(forgery, "*", [port2])';
        from.document.body.append(script);
      }
    }
  };
  postFrom(globalThis);
  const own = document.createElement('iframe');
  document.body.append(own);
  postFrom(own.contentWindow as unknown as typeof globalThis);
}
