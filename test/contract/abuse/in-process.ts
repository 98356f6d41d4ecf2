import type { BadRequest } from './draw-request.ts';
import type { Answered } from './judge.ts';

/** Sends a request to a fetch handler and reads the answer to its end. */
export async function answeredInProcess(
  fetch: (request: Request) => Promise<Response>,
  origin: string,
  { method, target, headers, body }: BadRequest,
): Promise<Answered> {
  const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]) };
  const request = new Request(new URL(target, origin), body ? { ...init, body: Buffer.from(body) } : init);
  const response = await fetch(request);
  return { status: response.status, headers: response.headers, text: await response.text() };
}
