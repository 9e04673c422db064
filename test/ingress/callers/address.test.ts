import { addressOf } from '../../../src/ingress/callers/address.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['192.0.2.7:4711', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8::1', '2001:db8:0:0::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
])('%s counts as %s', (claimed, expected) => {
  expect(addressOf(claimed, '198.51.100.1')).toBe(expected);
});

test.each(['unknown', '', '_hidden', '192.0.2.7.evil.example', '999.0.0.1', 'x'.repeat(10_000), '::1]/x['])(
  '%.30j is no address: the peer counts',
  (claimed) => expect(addressOf(claimed, '::ffff:198.51.100.1')).toBe('198.51.100.1'),
);

test('a connection without a peer has one place of its own', () => {
  expect(addressOf('', undefined)).toBe('unknown');
});
