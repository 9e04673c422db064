import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';
import { until } from '../../support/pause.ts';
import { cardOf } from '../../support/slack/cards.ts';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await startWorkspace();
});
afterAll(() => workspace.stop());

interface Sockets {
  sockets: number;
  last_message_at: string | null;
}

const socketsOf = async (): Promise<Sockets | undefined> =>
  (await workspace.api.call<{ slack?: Sockets }>('GET', '/readyz')).body.slack;

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`${workspace.api.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
};

/** Asks for help in Slack. @returns whether the gate acknowledged it. */
const isHeard = async (): Promise<boolean> => {
  const command = { type: 'command', as: 'U0ANA', channel: 'C0APPROVALS', text: '/expacti help' } as const;
  return (await workspace.slack.act(command)).ok;
};

test('readiness and metrics tell how many sockets are open and when a message came last', async () => {
  expect(await socketsOf()).toEqual({ sockets: 2, last_message_at: null });
  expect(await metric('expacti_slack_last_message_timestamp_seconds')).toBe(0);
  const before = Date.now();
  expect(await isHeard()).toBe(true);
  await until('the message to show', async () => (await socketsOf())?.last_message_at !== null);
  const at = (await socketsOf())?.last_message_at ?? '';
  expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
  expect(await metric('expacti_slack_sockets')).toBe(2);
  expect(await metric('expacti_slack_last_message_timestamp_seconds')).toBe(Date.parse(at) / 1000);
});

test('a socket that gets nothing while the other one gets messages is replaced, and no click is lost then', async () => {
  const { slack, gate } = workspace;
  slack.limitMethods({ times: Infinity });
  const opened = slack.socketsOpened();
  slack.faults.sockets.deafenOldest();
  // Slack sends every second message on the deaf socket.
  const heard = await Promise.all(Array.from({ length: 40 }, isHeard));
  expect(heard.filter(Boolean)).toHaveLength(20);
  await slack.waitFor(() => slack.socketsOpened() > opened, { what: 'a new socket', timeoutMs: 30_000 });
  await slack.waitFor(() => slack.connections() === 2, { what: 'the deaf socket to close' });
  expect(await Promise.all(Array.from({ length: 20 }, isHeard))).not.toContain(false);
  expect(gate.log.map(({ msg }) => msg)).toContain(
    'a socket to Slack got no message while others did; it is being replaced',
  );
});

test('sockets of a broken network are found by their pings and replaced; a click decides after that', async () => {
  const { slack, api } = workspace;
  const opened = slack.socketsOpened();
  slack.faults.sockets.freeze();
  await slack.waitFor(() => slack.socketsOpened() >= opened + 2, { what: 'new sockets', timeoutMs: 30_000 });
  await slack.waitFor(() => slack.connections() === 2, {
    what: 'Slack to give the old ones up',
    timeoutMs: 30_000,
  });
  const { id } = await api.ask('docker compose restart frozen');
  await (await cardOf(workspace, id)).press('U0ANA', 'Approve');
  expect((await api.read(id, 10)).status).toBe('approved');
});

test('a gate that still waits for its sockets does not warn that it cannot look at people yet', async () => {
  const { slack, gate } = workspace;
  await gate.stop();
  slack.faults.sockets.refuse();
  const refused = (): number => slack.calls('apps.connections.open').length;
  const before = refused();
  const started = workspace.restart();
  await until('sockets to be refused', async () => refused() >= before + 6);
  slack.faults.clear();
  await started;
  await until('the look at people', async () => {
    const { body } = await workspace.api.call<{ people: { checked_at: string | null } }>('GET', '/readyz');
    return body.people.checked_at !== null;
  });
  const warned = workspace.gate.log.filter(({ level }) => level === 'warn');
  expect(warned.filter(({ what }) => what === 'the check of people and channels')).toEqual([]);
});
