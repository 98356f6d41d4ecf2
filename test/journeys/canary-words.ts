/** What a payer types in the stories about secrets: nothing that could be anywhere else by chance. */
export const canaries = {
  username: 'canaryBird7Username',
  password: 'canary/Bird+8=Pässword',
  wrongPassword: 'canary/Bird+9=Wröng',
  token: 'canaryBird4Token',
  wrongToken: 'canaryBird5Token',
} as const;

export const all = Object.values(canaries);

/** The bank knows its own password; on the way to it the canary is exchanged for it, and what came by is kept. */
export function wayToTheBank(): {
  exchange(request: Request): Promise<Request>;
  reached(): string;
} {
  let reached = '';
  return {
    async exchange(request) {
      const body = await request.clone().text();
      reached += body;
      const known = body
        .replaceAll(JSON.stringify(canaries.password).slice(1, -1), '123456')
        .replaceAll(canaries.token, '123456');
      return body === '' ? request : new Request(request, { body: known });
    },
    reached: () => reached,
  };
}
