import { createServer, type Server } from 'node:net';

const LOWEST = 10_000;
const COUNT = 10_000;

/**
 * A loopback port that is free now, and that is given to nobody else who asks here, in this process or another, for as long as this
 * process lives: whoever holds the claim, a port as far above as there are ports, may listen on it later. Below the ephemeral range,
 * where an outgoing connection could take it first.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = LOWEST + Math.floor(Math.random() * COUNT);
    const claim = await listenOn(port + COUNT);
    if (!claim) continue;
    const probe = await listenOn(port);
    if (probe) {
      await new Promise((resolve) => probe.close(resolve));
      claim.unref();
      return port;
    }
    claim.close();
  }
  throw new Error(`No free port between ${LOWEST} and ${LOWEST + COUNT} on 127.0.0.1`);
}

function listenOn(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
