import type { Reply } from './reply.ts';
import type { World } from './world.ts';

/** Turns a reply into a response, after the profile's latency. A reply that never comes ends with the caller's patience. */
export async function respond(world: World, request: Request, reply: Reply): Promise<Response> {
  if (reply.kind === 'never') return gaveUp(AbortSignal.any([request.signal, world.stopping]));
  const { latencyMs } = world.profile;
  if (latencyMs > 0) await new Promise<void>((resolve) => world.clock.setTimer(resolve, latencyMs));
  if (reply.kind === 'text') {
    return new Response(reply.body, {
      status: reply.status,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
  }
  return Response.json(reply.body, { status: reply.status });
}

/** Resolves once nobody listens any more, with the status that proxies log for it. */
function gaveUp(signal: AbortSignal): Promise<Response> {
  const response = (): Response => new Response(null, { status: 499 });
  if (signal.aborted) return Promise.resolve(response());
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(response()), { once: true });
  });
}
