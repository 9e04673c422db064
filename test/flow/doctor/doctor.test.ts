import { defaultSeed } from '../../../src/sandbox/seed.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { readManifest } from '../../support/slack/manifest.ts';
import { channels } from './channels.ts';
import { people } from './people.ts';
import { slackCases } from './slack-cases.ts';
import { stores } from './stores.ts';

const { commands, events, scopes } = readManifest();

// One workspace for all of it; each case repairs what it breaks.
let slack: StandIn;
beforeAll(async () => {
  const channel = (id: string, more: object) => ({
    id,
    name: id.toLowerCase(),
    kind: 'channel' as const,
    ...more,
  });
  slack = await startStandIn({
    // Many runs in a minute, which nobody does: Slack's tiers are for what happens.
    methodRate: { times: Infinity },
    seed: {
      ...defaultSeed,
      app: { ...defaultSeed.app, commands, events, scopes },
      channels: [
        ...defaultSeed.channels,
        channel('C0ARCHIVED', { is_archived: true }),
        channel('C0AWAY', { has_app: false }),
        channel('C0READONLY', { is_read_only: true }),
        { ...channel('C0SECRET', { has_app: false }), kind: 'private' },
      ],
    },
    postRate: { burst: 100, perSecond: 100 },
  });
});
afterEach(() => slack.faults.clear());
afterAll(() => slack.stop());

const given = () => slack;
describe('Slack', () => {
  slackCases(given);
});
describe('channels', () => {
  channels(given);
});
describe('people', () => {
  people(given);
});
describe('database and Redis', () => {
  stores(given);
});
