/** Under which WebDriver hands over an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export type ElementId = { readonly [ELEMENT]: string };

/** One session of a WebDriver server: commands over HTTP, in the words of the W3C's recommendation. */
export interface WebDriverSession {
  post<Answer>(path: string, body?: object): Promise<Answer>;
  get<Answer>(path: string): Promise<Answer>;
  remove(path?: string): Promise<void>;
  /** The answer of a function that runs in the current document, or of the promise that it gives. */
  run<Answer>(ask: (given: never) => unknown, given: unknown): Promise<Answer>;
  elementPath(element: ElementId): string;
}

export async function newSession(server: string, capabilities: object): Promise<WebDriverSession> {
  const { sessionId } = await call<{ sessionId: string }>('POST', `${server}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  const base = `${server}/session/${sessionId}`;
  const post = <Answer>(path: string, body: object = {}) => call<Answer>('POST', `${base}${path}`, body);
  return {
    post,
    get: (path) => call('GET', `${base}${path}`),
    remove: async (path = '') => void (await call('DELETE', `${base}${path}`)),
    async run<Answer>(ask: (given: never) => unknown, given: unknown): Promise<Answer> {
      const script = `const [given, done] = arguments;
Promise.resolve().then(() => (${String(ask)})(given)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value, error } = await post<{ value: Answer; error?: string }>('/execute/async', {
        script,
        args: [given ?? null],
      });
      if (error) throw new Error(error);
      return value;
    },
    elementPath: (element) => `/element/${element[ELEMENT]}`,
  };
}

const soon = (): AbortSignal => AbortSignal.timeout(30_000);

async function call<Answer>(method: string, url: string, body?: object): Promise<Answer> {
  const response = await fetch(url, { method, signal: soon(), ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: Answer };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${JSON.stringify(value)}`);
  return value;
}
