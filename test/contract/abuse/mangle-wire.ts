import type { Draw } from '../../faults/draw.ts';
import type { BadRequest } from './draw-request.ts';

const version = 'HTTP/1.1';

/** The bytes of a request as no client of good faith would send them. */
export function mangleWire(request: BadRequest, draw: Draw): Buffer {
  const body = Buffer.from(request.body ?? new Uint8Array());
  const lines = [
    `${request.method} ${request.target} ${version}`,
    'Host: pay.example',
    ...request.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const framed = frame(body, draw);
  const head = mangleHead([...lines, ...framed.headers], draw);
  const whole = Buffer.concat([Buffer.from(head, 'latin1'), framed.body]);
  return draw.chance(0.2) ? turnBytes(whole, draw) : whole;
}

/** How long the body is said to be, truly or not, and the body as it then comes. */
function frame(body: Buffer, draw: Draw): { headers: string[]; body: Buffer } {
  const size = body.length;
  const chunked = (text: string) => ({
    headers: ['Transfer-Encoding: chunked'],
    body: Buffer.from(text, 'latin1'),
  });
  switch (draw.upTo(13)) {
    case 0:
      return { headers: [`Content-Length: ${size}`, `Content-Length: ${size + 1}`], body };
    case 1:
      return { headers: [`Content-Length: ${size}`, 'Transfer-Encoding: chunked'], body };
    case 2:
      return {
        headers: [`Content-Length: ${draw.pick(['-1', '+1', '1e3', '0x10', ' ', '1,1', '9'.repeat(30)])}`],
        body,
      };
    case 3:
      return { headers: [`Content-Length: ${size + 1 + draw.upTo(100_000)}`], body };
    case 4:
      return { headers: [`Content-Length: ${draw.upTo(size)}`], body };
    case 5:
      return chunked(
        `${draw.pick(['g', '-1', '', ' ', 'ffffffffffffffffff', '1;x="', '\0'])}\r\nabc\r\n0\r\n\r\n`,
      );
    case 6:
      return chunked(`${size.toString(16)}\r\n${body.toString('latin1')}`);
    case 7:
      return chunked(
        `${size.toString(16)}\r\n${body.toString('latin1')}\r\n0\r\nX-Trailer: ${'a'.repeat(draw.upTo(20_000))}\r\n\r\n`,
      );
    case 8:
      return { headers: ['Transfer-Encoding: gzip, chunked', 'Content-Encoding: gzip'], body };
    case 9:
      return {
        headers: [
          `Transfer-Encoding: ${draw.pick(['identity', 'xchunked', 'chunked, chunked', 'Chunked\t'])}`,
        ],
        body,
      };
    default:
      return { headers: size > 0 ? [`Content-Length: ${size}`] : [], body };
  }
}

function mangleHead(lines: readonly string[], draw: Draw): string {
  const at = 1 + draw.upTo(lines.length - 2);
  const before = lines.slice(0, at);
  const line = lines[at] ?? '';
  const after = lines.slice(at + 1);
  switch (draw.upTo(14)) {
    case 0:
      return joined([...before, line, line, ...after]);
    case 1:
      return joined([...before, line.replace(':', ' :'), ...after]);
    case 2:
      return joined([...before, `${line}\r\n folded`, ...after]);
    case 3:
      return joined([...before, `${line}\nSet-Cookie: a=b`, ...after]);
    case 4:
      return joined([...before, `${line}\0`, ...after]);
    case 5:
      return joined([...before, `X-Long: ${'a'.repeat(17_000)}`, line, ...after]);
    case 6:
      return joined([...before, ...Array.from({ length: 3_000 }, (_, nth) => `X-${nth}: a`), line, ...after]);
    case 7:
      return [...before, line, ...after].join('\n').concat('\n\n');
    case 8:
      return joined(lines.filter((one) => !one.startsWith('Host')));
    case 9:
      return joined([
        `${lines[0]?.replace(version, draw.pick(['HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'http/1.1', '']))}`,
        ...lines.slice(1),
      ]);
    case 10:
      return joined([
        ...before,
        draw.pick(['Upgrade: h2c', 'Expect: 100-continue', 'Connection: upgrade', ': x', 'X']),
        line,
        ...after,
      ]);
    case 11:
      return joined(
        lines.map((one, nth) =>
          nth === 0 ? one.replace(' ', ` ${draw.pick(['http://evil.example', '*', '\t', '//', '\\'])}`) : one,
        ),
      );
    default:
      return joined(lines);
  }
}

function joined(lines: readonly string[]): string {
  return `${lines.join('\r\n')}\r\n\r\n`;
}

function turnBytes(bytes: Buffer, draw: Draw): Buffer {
  const turned = Buffer.from(bytes);
  for (let times = 1 + draw.upTo(4); times > 0; times -= 1) {
    // Mostly in the first lines, where every byte means something.
    const at = draw.upTo(Math.min(turned.length, draw.chance(0.8) ? 200 : turned.length) - 1);
    turned[at] = draw.pick([0, 9, 10, 13, 32, 58, 127, 128, 255, draw.upTo(255)]);
  }
  return turned;
}
