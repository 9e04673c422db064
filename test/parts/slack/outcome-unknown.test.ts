import { createLog } from '../../../src/log/log.ts';
import { readProxies } from '../../../src/proxy/decide/proxies.ts';
import { createOutgoing } from '../../../src/proxy/outgoing.ts';
import type { ApiFaults } from '../../../src/sandbox/faults/faults.ts';
import { type StandIn, startStandIn } from '../../../src/sandbox/stand-in.ts';
import { isOutcomeUnknown } from '../../../src/slack/api/errors/outcome-unknown.ts';
import { createSlackClient } from '../../../src/slack/slack-app.ts';
import { runModule } from '../../support/gate/run-module.ts';

// Errors as the real client throws them.
const log = createLog('silent');
let slack: StandIn;
beforeAll(async () => {
  slack = await startStandIn();
});
afterEach(() => slack.faults.clear());
afterAll(() => slack.stop());

/** What the client throws if it posts there. */
async function errorOf({ apiUrl, botToken, appToken }: StandIn): Promise<unknown> {
  const outgoing = createOutgoing(readProxies({}));
  const client = createSlackClient({ apiUrl, botToken, appToken, outgoing }, log);
  return client.chat.postMessage({ channel: 'C0APPROVALS', text: 'x' }).then(
    () => 'no error',
    (error: unknown) => error,
  );
}

test.each<[string, (post: ApiFaults) => void]>([
  ['the answer is lost', (post) => post.loseAnswer()],
  ['Slack says that a part may have been done', (post) => post.error('internal_error')],
  ['Slack says so of a worse fault', (post) => post.error('fatal_error')],
  ['a proxy answers', (post) => post.fail(502)],
  ['the answer is none of Slack’s', (post) => post.body(200, '<html></html>')],
])('%s: the message may be there', async (_what, fault) => {
  fault(slack.faults.api('chat.postMessage'));
  expect(isOutcomeUnknown(await errorOf(slack))).toBe(true);
});

test.each<[string, (post: ApiFaults) => void]>([
  ['Slack refuses the call', (post) => post.error('invalid_blocks')],
  ['Slack refuses the channel', (post) => post.error('not_in_channel')],
  ['Slack says a word that is new', (post) => post.error('a_word_that_is_new')],
  ['Slack asks to wait', (post) => post.rateLimited(1)],
  ['Slack is not available', (post) => post.fail(503)],
])('%s: the message is not there', async (_what, fault) => {
  fault(slack.faults.api('chat.postMessage'));
  expect(isOutcomeUnknown(await errorOf(slack))).toBe(false);
});

test.each([
  ['nobody listens', 'http://127.0.0.1:3/api/', ''],
  ['the name does not exist', 'http://slack.invalid/api/', ''],
  ['the proxy is away', 'http://slack.test/api/', 'http://127.0.0.1:3'],
])('%s: nothing was sent', async (_what, apiUrl, proxy) => {
  // In a process of its own: what `fetch` throws is no `Error` of the place where Jest runs tests, and loses its cause.
  const printed = await runModule(`
    import { createLog } from './dist/log/log.js';
    import { readProxies } from './dist/proxy/decide/proxies.js';
    import { createOutgoing } from './dist/proxy/outgoing.js';
    import { createSlackClient } from './dist/slack/slack-app.js';
    import { isOutcomeUnknown } from './dist/slack/api/errors/outcome-unknown.js';
    const outgoing = createOutgoing(readProxies({ HTTP_PROXY: '${proxy}' }));
    const tokens = { apiUrl: '${apiUrl}', botToken: 'xoxb-1', appToken: 'xapp-1', outgoing };
    const client = createSlackClient(tokens, createLog('silent'));
    const error = await client.chat.postMessage({ channel: 'C0APPROVALS', text: 'x' }).catch((error) => error);
    console.log(isOutcomeUnknown(error));
    process.exit(0);
  `);
  expect(printed.trim()).toBe('false');
});
