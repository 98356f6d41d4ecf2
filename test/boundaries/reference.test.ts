import { expect, test } from 'vitest';
import { referenceOfTypes, referenceText, withReference } from '../support/reference-of.ts';

test('the reference in docs/embed.md is the types as they are (npm run reference writes it anew)', () => {
  const text = referenceText();
  expect(text).toBe(withReference(text, referenceOfTypes()));
});
