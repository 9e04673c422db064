import { summarisePlan } from '../../../src/policy/risk/effects/plan.ts';

const destroyed = (...addresses: string[]) =>
  summarisePlan({
    format_version: '1.2',
    resource_changes: addresses.map((address) => ({
      address,
      type: 'aws_x',
      change: { actions: ['delete'] },
    })),
  });

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

test('a secret in an address is redacted', () => {
  expect(destroyed(`aws_ssm_parameter.x["${TOKEN}"]`, 'aws_x.y["password=hunter2"]').lost).toEqual([
    { address: 'aws_ssm_parameter.x["‹secret›"]', holdsData: false },
    { address: 'aws_x.y["password=‹secret›"]', holdsData: false },
  ]);
});

test.each([150, 180, 195, 199, 980, 999])(
  'a secret at character %i is not cut before it is redacted',
  (at) => {
    const [lost] = destroyed(`a.${'x'.repeat(at - 4)}["${TOKEN}"]`).lost;
    expect(lost?.address).not.toMatch(/ghp_/);
  },
);

test('what an address that is far too long ends with is left out', () => {
  const [lost] = destroyed(`aws_x.y["${'z'.repeat(2000)} ${TOKEN}"]`).lost;
  expect(lost?.address).toBe('aws_x.y…');
});

test('a hundred thousand long addresses are summarised without being redacted one by one', () => {
  const many = Array.from({ length: 100_000 }, (_, n) => `aws_x.y["password=hunter${n}"]`);
  const summary = destroyed(...many);
  expect(summary.destroys).toBe(100_000);
  expect(JSON.stringify(summary)).not.toMatch(/hunter/);
  expect(summary.lost).toHaveLength(20);
});

test('a value that was redacted in the command is redacted in an address, too', () => {
  const change = { address: 'aws_x.y["sunshine42"]', type: 'aws_x', change: { actions: ['delete'] } };
  const { lost } = summarisePlan({ format_version: '1.2', resource_changes: [change] }, ['sunshine42']);
  expect(lost[0]?.address).toBe('aws_x.y["‹secret›"]');
});

test('characters that the database cannot store are replaced', () => {
  expect(destroyed('aws_x.y["a\0b\ud800c\n"]', 'aws_x.y["😀"]').lost.map(({ address }) => address)).toEqual([
    'aws_x.y["a\ufffdb\ufffdc\ufffd"]',
    'aws_x.y["😀"]',
  ]);
});
