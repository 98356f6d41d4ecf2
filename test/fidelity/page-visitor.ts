import type { Sandbox } from '../../src/sandbox/create-sandbox.ts';

type Inputs = Readonly<Record<string, string>>;

/** Somebody on one of the provider's pages who sends its forms, as a browser without script would. */
export interface PageVisitor {
  /** The heading of the page, once it was opened or moved. */
  open(): Promise<string>;
  /** Sends the form of this move, with what it holds by itself. Throws where the page has none. */
  send(move: string, inputs?: Inputs): Promise<string>;
  /** What the page says is wrong; undefined where nothing is. */
  complaint(): string | undefined;
  /** Where the way off the page, or the last move, leads to: a place outside of the page. */
  leftTo(): string | undefined;
  /** All that can be read. */
  text(): string;
  /** The moves that the page has forms for. */
  moves(): readonly string[];
}

const formPattern = /<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/g;

export function visit(sandbox: Pick<Sandbox, 'fetch'>, address: string): PageVisitor {
  let html = '';
  let left: string | undefined;
  const plain = (markup: string): string =>
    markup
      .replace(/<[^>]*>/g, ' ')
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'")
      .replace(/\s+/g, ' ')
      .trim();
  const heading = (): string => plain(/<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');
  const forms = () =>
    [...html.matchAll(formPattern)].map(([, action = '', inside = '']) => ({
      action,
      move: /name="move" value="([^"]*)"/.exec(inside)?.[1] ?? '',
      hidden: Object.fromEntries(
        [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"[^>]*>/g)].map(
          ([, name = '', value = '']) => [name, value] as const,
        ),
      ),
    }));

  async function follow(response: Response, at: string): Promise<string> {
    const location = response.headers.get('location');
    if (location === null) {
      html = await response.text();
      return heading();
    }
    const target = new URL(location, at);
    if (target.origin !== new URL(address).origin) {
      left = target.href;
      return '';
    }
    return follow(await sandbox.fetch(new Request(target)), target.href);
  }

  return {
    open: async () => follow(await sandbox.fetch(new Request(address)), address),
    async send(move, inputs = {}) {
      const form = forms().find((one) => one.move === move);
      if (!form) throw new Error(`There is no form "${move}" under "${heading()}"`);
      const target = new URL(form.action, address).href;
      const body = new URLSearchParams({ ...form.hidden, ...inputs });
      return follow(await sandbox.fetch(new Request(target, { method: 'POST', body })), target);
    },
    complaint: () => {
      const told = /<p class="bad" role="alert">([\s\S]*?)<\/p>/.exec(html)?.[1];
      return told === undefined ? undefined : plain(told);
    },
    leftTo: () =>
      left ?? /<a class="button main" href="(https?:[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&'),
    text: () => plain(html.replace(/<head>[\s\S]*?<\/head>/, '')),
    moves: () => forms().map(({ move }) => move),
  };
}
