import pino from 'pino';
import type { HandedOver } from '../../../../src/approval/escalation/handed-over.ts';
import type { HandOverNoticeStore } from '../../../../src/slack/ports.ts';
import { createTellHandedOver } from '../../../../src/slack/requests/notices/hand-over.ts';
import { renderHandOver } from '../../../../src/slack/requests/notices/views/hand-over.ts';
import { aRequest } from '../../../support/requests/a-request.ts';
import { aTeam } from '../../../support/requests/a-team.ts';

const first = [aRequest({ command: 'make <a>' }), aRequest({ command: 'make b' })];

test('the summary says how many requests there are, lists the first ones and counts the others', () => {
  const eight = renderHandOver({ ids: ['1', '2', '3', '4', '5', '6', '7', '8'], first }, [
    'S0ONCALL',
    'U0ANA',
  ]);
  expect(eight.text).toBe(
    '<!subteam^S0ONCALL> <@U0ANA> 8 requests are now yours: `make &lt;a&gt;`, `make b`',
  );
  const [title, , , more] = eight.blocks;
  expect(title).toMatchObject({ text: { text: '<!subteam^S0ONCALL> <@U0ANA> 8 requests are now yours:' } });
  expect(JSON.stringify(more)).toContain('and 6 more');
});

test('a single request is told of as one, and in a direct message nobody is mentioned', () => {
  const one = renderHandOver({ ids: ['1'], first: first.slice(1) }, []);
  expect(one.text).toBe('1 request is now yours: `make b`');
  expect(one.blocks).toHaveLength(2);
});

const NIGHT = new Date('2026-11-24T23:00:00Z');
const working_hours = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '22:00', holidays: [] };
const team = aTeam({
  channels: { approvals: 'C0APPROVALS', late_night: 'C0NIGHT' },
  on_call: ['S0ONCALL'],
  working_hours,
});

/** What happens at `now` to two requests that were handed over. `post` is what Slack makes of a message. */
function handOver(changes: Partial<typeof team>, now: Date, post: () => Promise<string>) {
  const said: string[] = [];
  const handOvers: HandOverNoticeStore = {
    claim: async (): Promise<HandedOver> => ({ ids: ['1', '2'], first }),
    sent: async (ids) => void said.push(`sent ${ids.join()}`),
    hold: async (ids, until) => void said.push(`held ${ids.join()} ${until.getTime() - now.getTime()}`),
  };
  const tell = createTellHandedOver({
    handOvers,
    directory: {
      homeTeamId: async () => 'T0ACME',
      person: async () => null,
      personLately: async () => null,
      oneIdOf: async () => new Map(),
      members: async () => new Set(['U0BEN', 'U0CARO']),
    },
    post: async (channel, { text }) => {
      said.push(`${channel} ${text.slice(0, 45)}`);
      return post();
    },
    tell: async (user) => {
      said.push(`direct ${user}`);
      await post();
    },
    team: { ...team, ...changes },
    log: pino({ level: 'silent' }),
    now: () => now,
  });
  return { said, tell };
}

const taken = async (): Promise<string> => '1.000001';
const refused = async (): Promise<string> => {
  throw new Error('Slack is down');
};

test('the people on call are told in the late-night channel', async () => {
  const { said, tell } = handOver({}, NIGHT, taken);
  await tell();
  expect(said).toEqual(['C0NIGHT <!subteam^S0ONCALL> 2 requests are now yours:', 'sent 1,2']);
});

test('what Slack does not take is tried again', async () => {
  const { said, tell } = handOver({}, NIGHT, refused);
  await expect(tell()).rejects.toThrow('Slack is down');
  expect(said.at(-1)).toBe('held 1,2 3000');
});

test('with `notify: dm` each of them is told directly', async () => {
  const { said, tell } = handOver({ notify: 'dm' }, NIGHT, taken);
  await tell();
  expect(said).toEqual(['direct U0BEN', 'direct U0CARO', 'sent 1,2']);
  const failing = handOver({ notify: 'dm' }, NIGHT, refused);
  await expect(failing.tell()).rejects.toThrow('Slack is down');
});

test('nobody is told by day, without anybody on call, or with `notify: none`', async () => {
  const cases = [
    handOver({}, new Date('2026-11-24T12:00:00Z'), taken),
    handOver({ on_call: [] }, NIGHT, taken),
    handOver({ notify: 'none' }, NIGHT, taken),
  ];
  for (const { said, tell } of cases) {
    await tell();
    expect(said).toEqual([]);
  }
});
