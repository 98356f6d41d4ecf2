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
    'https://adirelane.example?order=1',
    'https://adirelane.example/thanks?by=I%CC%80ya%20Bisi%20%26%20Co&discount=50%',
    'https://adirelane.example/thanks?next=https%3A%2F%2Fadirelane.example%2Fbasket',
    'https://adirelane.example/back?at=12:30&profile:kept=1',
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
    'adirelane.evil://paid',
    'adirelane://user@paid',
    'adirelane://paid?next=https://evil.example',
    'https:evil.example',
    'https:\\\\evil.example',
    'https:///evil.example',
    'HTTPS://adirelane.example/',
    'https://ADIRELANE.example/',
    'https://adirelane.example:443/',
    'https://adirelane.example./',
    'https://adirelane.example..evil.example/',
    'https://adirelane%2Eexample/',
    'https://%61direlane.example/',
    'https://adirelane.example%2F@evil.example/',
    'https://adirelane.example%00.evil.example/',
    'https://adirelane\u3002example/',
    'https://\uFF41direlane.example/',
    'https://adirel\u0430ne.example/',
    'https://xn--adirelne-8fg.example/',
    'https://adire\u00ADlane.example/',
    'https://adirelane.example\t.evil.example/',
    'https://adirelane.example/%0d%0aLocation:%20x',
    'https://adirelane.example/%250d%250aLocation:%2520x',
    'https://adirelane.example/%5c%5cevil.example',
    'https://adirelane.example/%E2%80%AEgpj',
    'https://adirelane.example/%c0%af%c0%afevil.example',
    'https://adirelane.example//evil.example',
    'https://adirelane.example/%2F%2Fevil.example',
    'https://adirelane.example/..//evil.example',
    'https://adirelane.example/go?to=https://evil.example',
    'https://adirelane.example/go?to=//evil.example',
    'https://adirelane.example/go?to=https%3A%2F%2Fevil.example',
    'https://adirelane.example/go?to=https%253A%252F%252Fevil.example',
    'https://adirelane.example/go?to=HTTPS:evil.example',
    'https://adirelane.example/go?to=https://adirelane.example@evil.example',
    'https://adirelane.example/go?to=https://adirelane.example.evil.example',
    'https://adirelane.example/go?to=javascript:alert(1)',
    'https://adirelane.example/go?to=java%09script:alert(1)',
    'https://adirelane.example/go?to=%6A%61vascript%3Aalert(1)',
    'https://adirelane.example/go?to=data:text/html,x',
    'https://adirelane.example/go#https://evil.example',
    `https://adirelane.example/go?to=${'%25'.repeat(1)}${'25'.repeat(6)}2F`,
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
