import { GroupMembers } from '../../../src/slack/directory/group-members.ts';

let now: number;
let asked: string[];
let answer: () => Promise<readonly string[]>;
let groups: GroupMembers;
beforeEach(() => {
  now = 0;
  asked = [];
  answer = () => Promise.resolve(['U0ANA']);
  groups = new GroupMembers(
    (group) => {
      asked.push(group);
      return answer();
    },
    () => now,
  );
});

test('within ten seconds Slack is asked once for each group, whoever wants it', async () => {
  await Promise.all([groups.of('S0A'), groups.of('S0A'), groups.of('S0B')]);
  now = 9_999;
  expect(await groups.of('S0A')).toEqual(['U0ANA']);
  expect(asked).toEqual(['S0A', 'S0B']);
});

test('after ten seconds members are asked for again', async () => {
  await groups.of('S0A');
  now = 10_000;
  answer = () => Promise.resolve([]);
  expect(await groups.of('S0A')).toEqual([]);
});

test('a slow answer is as old as its question', async () => {
  let arrive: (members: readonly string[]) => void = () => undefined;
  answer = () => new Promise((resolve) => (arrive = resolve));
  const first = groups.of('S0A');
  now = 10_000;
  answer = () => Promise.resolve([]);
  expect(await groups.of('S0A')).toEqual([]);
  arrive(['U0ANA']);
  expect(await first).toEqual(['U0ANA']);
  expect(await groups.of('S0A')).toEqual([]);
});

test('a failure is not remembered', async () => {
  answer = () => Promise.reject(new Error('ratelimited'));
  await expect(groups.of('S0A')).rejects.toThrow('ratelimited');
  answer = () => Promise.resolve(['U0BEN']);
  expect(await groups.of('S0A')).toEqual(['U0BEN']);
});

test('a change that Slack tells of counts at once, also for an answer that is on its way', async () => {
  const stale = groups.of('S0A');
  groups.forget('S0A');
  answer = () => Promise.resolve([]);
  expect(await groups.of('S0A')).toEqual([]);
  expect(await stale).toEqual(['U0ANA']);
  expect(asked).toHaveLength(2);
});

test('what changes about a person ends what is known of their groups, and of no others', async () => {
  answer = () => Promise.resolve(['U0ANA', 'U0BEN']);
  await groups.of('S0A');
  answer = () => Promise.resolve(['U0CARO']);
  await groups.of('S0B');
  groups.forgetWith('U0BEN');
  await Promise.all([groups.of('S0A'), groups.of('S0B')]);
  expect(asked).toEqual(['S0A', 'S0B', 'S0A']);
});

test('an answer that is on its way while somebody changes is not kept', async () => {
  const first = groups.of('S0A');
  groups.forgetWith('U0BEN');
  await first;
  await groups.of('S0A');
  expect(asked).toEqual(['S0A', 'S0A']);
});
