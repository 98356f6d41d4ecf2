import { startStack } from './stack.ts';

const stack = await startStack();

process.stdout.write(`
  Adire Lane, a shop   ${stack.shopUrl}
  Sandbox bank         ${stack.sandboxUrl}
  Proxy                ${stack.proxyUrl}

  Log in to any bank as user_good with password 123456. The shop lists what else a bank can do.
  Subscribe with any ten digits and any BVN of eleven: the subscription's page sends the ₦50 and moves the clock.
  No real money, nothing kept. Ctrl+C ends it.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(0)));
}
