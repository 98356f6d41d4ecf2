import { type LinkScenario, linkEntriesOf } from '../scenario.ts';

const entry = linkEntriesOf('addresses');

/** Addresses that nobody may be sent to. The page itself is where it always is. */
export const addresses = [
  entry(
    'address-foreign',
    '31',
    'A foreign host',
    'The page is said to be at a host that is not the provider’s.',
    {
      address: 'foreign',
    },
  ),
  entry(
    'address-look-alike',
    '32',
    'A host that looks like ours',
    'The right host stands in front of a wrong one.',
    {
      address: 'look-alike',
    },
  ),
  entry(
    'address-userinfo',
    '33',
    'A host in front of an @',
    'The right host stands where a user name belongs.',
    {
      address: 'userinfo',
    },
  ),
  entry('address-javascript', '34', 'An address that is a script', 'The address begins with javascript:.', {
    address: 'javascript',
  }),
  entry('address-data', '35', 'An address that is a page', 'The address begins with data:.', {
    address: 'data',
  }),
  entry('address-plain', '36', 'Without TLS', 'The address begins with http:, on the provider’s host.', {
    address: 'plain',
  }),
  entry('address-none', '37', 'No address', 'The answer says that all is well and has no address.', {
    address: 'missing',
  }),
  entry('address-empty', '38', 'An empty address', 'The address is an empty text.', { address: 'empty' }),
] as const satisfies readonly LinkScenario[];
