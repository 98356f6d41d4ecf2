import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { bin, scripts } = JSON.parse(read('package.json')) as {
  bin: Readonly<Record<string, string>>;
  scripts: Readonly<Record<string, string>>;
};
const program = bin['directpay-proxy'] ?? '';
const memory = /--max-semi-space-size=\d+/.exec(scripts['proxy'] ?? '')?.[0] ?? '';

it('container and service start the program of the package, as lean as it is started here', () => {
  const [, entry = '[]'] = /^ENTRYPOINT (.*)$/m.exec(read('docs/deploy/Containerfile')) ?? [];
  const [, command] = /^ExecStart=\S*\/(.*)$/m.exec(read('docs/deploy/directpay-proxy.service')) ?? [];
  expect(JSON.parse(entry)).toEqual(['node', memory, program]);
  expect(command).toBe(`node ${memory} ${program}`);
});
