import {
  moreByUse,
  type NamedRule,
  partsByUse,
  type RulesByUse,
  rulesByUse,
  useText,
} from '../../src/stats/rules-by-use.ts';

const book = (count: number): NamedRule[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `rule ${index}`,
    effect: index % 2 === 0 ? 'allow' : 'deny',
    type: 'glob',
    pattern: `make ${index} *`,
  }));

/** A book of which the first rules were used as often as said. */
const used = (rules: number, ...uses: number[]): RulesByUse =>
  rulesByUse(
    book(rules),
    uses.map((one, index) => ({ ruleId: `rule ${index}`, uses: one })),
    30,
  );

test('an empty book, and one without a use', () => {
  const nobody = { rules: 0, uses: 0 };
  const empty = { days: 30, uses: 0, carrying: nobody, most: [], others: nobody, retired: nobody };
  expect(used(0)).toEqual({ ...empty, rules: 0, unused: 0 });
  expect(used(3)).toEqual({ ...empty, rules: 3, unused: 3 });
  expect(useText(used(3))).toBe('3 rules made no decisions');
  expect(partsByUse(used(3))).toEqual([{ kind: 'unused', rules: 3, text: '3 unused' }]);
  expect(partsByUse(used(0))).toEqual([]);
});

test('the most used first, deny rules like any, those with as many uses in the order of the book', () => {
  expect(used(5, 2, 9, 2).most).toEqual([
    { effect: 'deny', type: 'glob', pattern: 'make 1 *', uses: 9 },
    { effect: 'allow', type: 'glob', pattern: 'make 0 *', uses: 2 },
    { effect: 'allow', type: 'glob', pattern: 'make 2 *', uses: 2 },
  ]);
});

test('the fewest rules with nine uses in ten carry the book', () => {
  expect(used(3, 90, 10).carrying).toEqual({ rules: 1, uses: 90 });
  expect(used(3, 89, 11).carrying).toEqual({ rules: 2, uses: 100 });
  expect(useText(used(3, 89, 11))).toBe('3 rules decided 100 times: 2 made all of the decisions, 1 unused');
  expect(useText(used(1, 1))).toBe('1 rule decided 1 time: 1 made all of the decisions');
  // Neither rounded up to all of it, nor said to be less than it is.
  expect(useText(used(3, 9_999, 1))).toBe(
    '3 rules decided 10,000 times: 1 made 99% of the decisions, 1 made the rest, 1 unused',
  );
});

test('of a large book ten rules are named, and the others are counted', () => {
  const uses = Array.from({ length: 2_000 }, (_, index) => (index === 7 ? 1_000_000 : 1));
  const { most, others, unused, carrying } = used(10_000, ...uses);
  expect(most.map(({ uses }) => uses)).toEqual([1_000_000, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect([others, unused, carrying]).toEqual([
    { rules: 1_990, uses: 1_990 },
    8_000,
    { rules: 1, uses: 1_000_000 },
  ]);
});

test('what has left the book is counted by itself', () => {
  const uses = [
    { ruleId: 'rule 0', uses: 3 },
    { ruleId: 'gone', uses: 40 },
  ];
  const use = rulesByUse(book(1), uses, 30);
  expect(use).toMatchObject({ uses: 3, retired: { rules: 1, uses: 40 } });
  expect(moreByUse(use)).toEqual([{ text: '1 rule retired since', uses: 40, isInBook: false }]);
  expect(moreByUse(used(12, ...Array(12).fill(1)))).toEqual([
    { text: '2 other rules', uses: 2, isInBook: true },
  ]);
});
