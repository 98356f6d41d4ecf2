import type { Server } from 'node:http';

/** Resolves once it listens on this port of this machine alone. */
export function listenOn(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Takes nobody any more and cuts whoever is connected. */
export async function closeAtOnce(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
