import { describe, expect, it } from 'vitest';
import { areAllowedOrigins, isReturnAddress } from './return-address.ts';

const listed = ['https://adirelane.example', 'http://localhost:4000', 'adirelane:'];

describe('where a payer may be sent back to', () => {
  it.each([
    'https://adirelane.example',
    'https://adirelane.example/thanks?order=1#top',
    'http://localhost:4000/back',
    'adirelane://paid?x=1',
    'adirelane:paid',
  ])('takes %s', (address) => {
    expect(isReturnAddress(address, listed)).toBe(true);
  });

  it.each([
    'thanks',
    '/thanks',
    '//adirelane.example',
    'https:adirelane.example',
    'https:/adirelane.example',
    'https://adirelane.example:8443/',
    'http://adirelane.example/',
    'https://www.adirelane.example/',
    'https://adirelane.example.evil.example',
    'https://adirelane.example@evil.example',
    'https://user:word@adirelane.example/',
    'https://evil.example/https://adirelane.example',
    'https://adirelane.example\\@evil.example',
    '\\\\adirelane.example',
    'https://adirelane.example/\r\nLocation: x',
    'https://adirelane.example/\u0000',
    'https://adirelane.example/\u202Egpj',
    ' https://adirelane.example/',
    'java\tscript:alert(1)',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://adirelane.example/1',
    'otherapp://paid',
  ])('refuses %j', (address) => {
    expect(isReturnAddress(address, listed)).toBe(false);
  });

  it('never takes a scheme that runs something, even where it is listed', () => {
    expect(isReturnAddress('javascript:alert(1)', ['javascript:'])).toBe(false);
  });
});

describe('who may embed a checkout', () => {
  it('is one of the configured origins, to the letter', () => {
    expect(areAllowedOrigins(['https://adirelane.example'], listed)).toBe(true);
    expect(areAllowedOrigins([], listed)).toBe(true);
    expect(areAllowedOrigins(['https://adirelane.example/', '*'], listed)).toBe(false);
  });
});
