import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { PageBoot } from '../../src/contract/page-boot.ts';
import type { SessionView, ViewOf } from '../../src/contract/session.ts';
import type { Bank } from '../../src/contract/view-parts.ts';
import { readBuiltFiles } from '../../src/proxy/assets/built-files.ts';
import { createPageTemplate } from '../../src/proxy/pages/page-template.ts';

const firstRows = 100;

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
};

/** `n` banks in the order given, by names of the caller's choosing. */
export type BankNames = (n: number) => readonly { readonly id: string; readonly name: string }[];

const everyStep = {
  id: 'chk_bench',
  kind: 'payment',
  mode: 'test',
  merchant: { name: 'Adire Lane' },
  provider: 'Mono',
  reference: 'order-1',
  supportCode: 'BENCH1',
  expiresAt: '2099-01-01T00:00:00.000Z',
  busy: false,
  mayHavePaid: false,
  locale: 'en',
  amountMinor: 4_850_000,
  currency: 'NGN',
  description: 'Indigo wrap dress',
} as const;

function chooseBank(banks: readonly Bank[]): ViewOf<'choose-bank'> {
  const more = banks.length > firstRows ? { nextCursor: String(firstRows) } : {};
  return {
    ...everyStep,
    version: 1,
    step: 'choose-bank',
    commands: ['choose-bank', 'cancel'],
    banks: banks.slice(0, firstRows),
    ...more,
  };
}

function logIn(bank: Bank): ViewOf<'log-in'> {
  return {
    ...everyStep,
    version: 2,
    step: 'log-in',
    commands: ['log-in', 'go-back', 'change-bank', 'cancel'],
    bank: { id: bank.id, name: bank.name, segment: bank.segment },
    form: {
      fields: [
        { name: 'username', label: 'Username', purpose: 'identifier', masked: false, numeric: false },
        { name: 'password', label: 'Password', purpose: 'password', masked: true, numeric: false },
      ],
    },
  };
}

/**
 * Serves the built page as the proxy does, with `n` banks at `/c/{n}`, and the few calls that lead to the login. For measuring the
 * page alone: no store, no provider, no delay.
 */
export function serveBenchPage(names: BankNames, port: number, dist: string): Promise<Server> {
  const template = createPageTemplate(readBuiltFiles(dist).pages);
  const lists = new Map<number, readonly Bank[]>();
  const banksOf = (n: number): readonly Bank[] => {
    const there = lists.get(n);
    if (there) return there;
    const made = names(n).map(({ id, name }) => ({
      id,
      name,
      segment: 'personal' as const,
      methods: ['Internet Banking'],
    }));
    lists.set(n, made);
    return made;
  };
  let n = 100;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bench');
    const banks = banksOf(n);
    const page = /^\/c\/(\d+)$/.exec(url.pathname);
    if (page) {
      n = Number(page[1]);
      const boot: PageBoot = {
        view: chooseBank(banksOf(n)),
        pageToken: 'bench',
        pageTokenExpiresAt: everyStep.expiresAt,
        allowedOrigins: [],
      };
      send(response, types['html'], template.fill({ nonce: 'bench', boot }), 5);
    } else if (url.pathname.startsWith('/assets/')) {
      const file = join(dist, 'assets', url.pathname.slice('/assets/'.length).replaceAll('..', ''));
      send(response, types[file.split('.').at(-1) ?? ''], readFileSync(file), 11);
    } else if (url.pathname === '/v1/session/banks') {
      const q = (url.searchParams.get('q') ?? '').toLowerCase();
      const from = Number(url.searchParams.get('cursor') ?? 0);
      const found = q === '' ? banks : banks.filter((bank) => bank.name.toLowerCase().includes(q));
      const next = from + firstRows < found.length ? { nextCursor: String(from + firstRows) } : {};
      sendJson(response, { banks: found.slice(from, from + firstRows), ...next });
    } else if (url.pathname === '/v1/session/steps/choose-bank') {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
      request.on('end', () => {
        const { bankId } = JSON.parse(body) as { bankId: string };
        const bank = banks.find(({ id }) => id === bankId) ?? banks[0];
        sendJson(response, bank ? logIn(bank) : {});
      });
    } else if (url.pathname === '/v1/session' && url.searchParams.has('after')) {
      // Watching: nothing ever changes here.
    } else {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

function sendJson(response: ServerResponse, value: SessionView | object): void {
  send(response, 'application/json', JSON.stringify(value), 5);
}

const packedBefore = new Map<string, Buffer>();

/** Packed once for each body, so that measuring is not measuring the packing. */
function pack(body: string | Buffer, quality: number): Buffer {
  const key = typeof body === 'string' ? body : body.toString('base64');
  const before = packedBefore.get(key);
  if (before) return before;
  const packed = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  packedBefore.set(key, packed);
  return packed;
}

function send(
  response: ServerResponse,
  type: string | undefined,
  body: string | Buffer,
  quality: number,
): void {
  const packed = pack(body, quality);
  response.writeHead(200, {
    'content-type': type ?? 'application/octet-stream',
    'content-encoding': 'br',
    'content-length': packed.length,
    'cache-control': 'no-store',
  });
  response.end(packed);
}
