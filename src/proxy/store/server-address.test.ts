import { expect, it } from 'vitest';
import { StoreRefused } from './driver.ts';
import { readServerAddress } from './server-address.ts';

const base = 'postgres://adire:p%40ss@db.example/pay';

it('reads who we are and where the server is from its url', () => {
  expect(readServerAddress('postgresql://adire:p%40ss%2F1@db.example:6432/pay')).toEqual({
    host: 'db.example',
    port: 6432,
    user: 'adire',
    password: 'p@ss/1',
    database: 'pay',
    ssl: false,
  });
  expect(readServerAddress('postgres://adire@[::1]/pay')).toMatchObject({ host: '::1', port: 5432 });
  expect(readServerAddress('postgres:///pay?host=/run/postgresql').host).toBe('/run/postgresql');
});

it.each([
  ['disable', false],
  ['require', { rejectUnauthorized: false }],
  ['verify-ca', { rejectUnauthorized: true, checkServerIdentity: expect.any(Function) }],
  ['verify-full', { rejectUnauthorized: true }],
])('protects the line by sslmode %s as PostgreSQL’s own clients do', (mode, ssl) => {
  expect(readServerAddress(`${base}?sslmode=${mode}`).ssl).toEqual(ssl);
});

it.each([
  ['mysql://adire@db.example/pay', 'must be a postgres:// url'],
  [`${base}?sslmode=prefer`, 'leaves it to chance whether the line is encrypted: write sslmode=verify-full'],
  [`${base}?sslmode=allow`, 'sslmode=allow in DATABASE_URL leaves it to chance'],
  [`${base}?sslmode=always`, 'must be disable, require, verify-ca or verify-full'],
  [`${base}?sslmode=verify-full&sslrootcert=/nowhere.pem`, 'cannot be read'],
])('refuses %s in one line', (url, reason) => {
  expect(() => readServerAddress(url)).toThrow(StoreRefused);
  expect(() => readServerAddress(url)).toThrow(reason);
});
