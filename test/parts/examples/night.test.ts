import { runExample } from '../../support/gate/run-example.ts';

let lines: string[];

beforeAll(async () => {
  lines = (await runExample('night')).split('\n').filter((line) => line !== '');
}, 120_000);

/** Which of these patterns no line matches behind the line of the one before; others may stand between them. */
function missing(...patterns: RegExp[]): RegExp[] {
  let from = 0;
  return patterns.filter((pattern) => {
    const index = lines.findIndex((line, at) => at >= from && pattern.test(line));
    if (index >= 0) from = index + 1;
    return index < 0;
  });
}

test('late: on-call is mentioned, the requester is refused, nobody answers, the deadline is extended, two others approve', () => {
  expect(
    missing(
      /#late-night +\S+ MEDIUM \d+ in .*ADD COLUMN/,
      /the card +mentions .*@oncall/,
      /to Ana alone +This is your own request/,
      /#late-night +@oncall Nobody decided within 2 min/,
      /the gate +would have said no at 23:19:\d\d, and now does at 23:24/,
      /#late-night +✅ Approved .*Approved by @Ben and @Caro/,
      /the caller +is released: approved/,
    ),
  ).toEqual([]);
});

test('when the night ends the card moves to the day’s channel, and the old one points there', () => {
  expect(
    missing(
      /Fri 07:58:\d\d +#late-night +\S+ [A-Z]+ \d+ in .*worker/,
      /Fri 08:00:\d\d +#approvals +\S+ [A-Z]+ \d+ in .*worker/,
    ),
  ).toEqual([]);
  expect(
    lines.filter((line) => /#late-night +Working hours have begun: handed over to #approvals/.test(line)),
  ).toHaveLength(1);
  expect(lines.filter((line) => /#approvals +✅ Approved .*no-deps worker/.test(line))).toHaveLength(1);
});

test('who has a long time is reminded before it is over', () => {
  expect(
    missing(
      /Fri 14:00:\d\d +#approvals +\S+ [A-Z]+ \d+ in .*build --pull/,
      /Fri 14:05:\d\d +#approvals +.*Still waiting for a decision. If nobody answers by/,
      /#approvals +✅ Approved .*build --pull/,
    ),
  ).toEqual([]);
});

test('the Friday-night schema change is denied with its reason, and done on Monday by two who know of that', () => {
  expect(
    missing(
      /Fri 23:00:\d\d +the gate +risk 85;.*utside working hours/,
      /#late-night +⛔ Denied .*No schema changes on a Friday night/,
      /the caller +is released: denied/,
      /Mon 09:30:\d\d +the gate +.*denied psql .*No schema changes on a Friday night/,
      /#approvals +✅ Approved .*Approved by @Ana and @Caro/,
      /the caller +is released: approved/,
    ),
  ).toEqual([]);
});

test('the requester is told of the denial by direct message', () => {
  expect(lines.filter((line) => /to Octo alone +⛔ Denied .*No schema changes/.test(line))).toHaveLength(1);
});
