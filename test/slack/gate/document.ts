import type { Meaning } from '../../../src/slack/api/errors/meaning.ts';
import { documentedErrors } from '../api/errors/documented.ts';
import { BROKEN } from './answers/rows.ts';
import { KINDS } from './payloads/all.ts';
import { MESSAGES } from './payloads/messages.ts';

/** What the gate does about an answer, by what it means. */
const DOES: Readonly<Record<Meaning, string>> = {
  later: 'tried again, with Slack’s `Retry-After` or growing pauses',
  channel: 'a new card: denied at once with the fix; a card that ended: left as it is',
  gone: 'a card that waits is posted again; one that ended is left; a person is told to press again',
  person: 'the person counts as not there, or is told in another way',
  feature: 'another way is taken: messages for files, a file for a canvas, an empty list for a group',
  token: 'the start ends with exit 78; later it is named in `/readyz` and metrics, and tried again',
  call: 'a new card: denied at once; a card that ended: its text alone is shown',
};

const ORDER: readonly Meaning[] = ['later', 'channel', 'gone', 'person', 'feature', 'token', 'call'];

/** `docs/slack.md`: every payload and answer that is tried, with what the gate does. */
export function slackDocument(): string {
  const errors = documentedErrors();
  const payloads = KINDS.reduce((count, [, , rows]) => count + rows.length, MESSAGES.length);
  return `# What Slack sends, and what the gate does

Made by \`npm run docs:slack\` from what the tests run: ${payloads} payloads and messages, ${errors.length} documented errors of
${new Set(errors.map(({ method }) => method)).size} methods, and ${BROKEN.length} answers that are none of Slack's. The tests are in \`test/slack/gate\` and
\`test/slack/what-slack-says\`. "guess" means that no page of Slack documents it.

Each payload is acknowledged within three seconds, and no message ends the process.

- **works**: done or answered like any other.
- **refused**: the person is told in private that it no longer works.
- **may not**: the person is told in private why they may not.
- **form refused**: the form is replaced by a notice that nothing was done.
- **ignored**: nobody waits for an answer.

${KINDS.map(([kind, envelope, rows]) => payloadTable(kind, envelope, rows)).join('\n')}
## Other messages on the socket

The gate goes on as if they had not come.

| message | source |
|---|---|
${MESSAGES.map(({ what, source }) => `| ${cell(what)} | ${link(source)} |`).join('\n')}

## Errors of the Web API

| meaning | what the gate does |
|---|---|
${ORDER.map((meaning) => `| ${meaning} | ${DOES[meaning]} |`).join('\n')}

A word that is not known counts as \`later\`.

| method | meaning | words |
|---|---|---|
${methodRows(errors)}

## Answers that are none of Slack's

From a proxy, a broken connection or a broken Slack. All of them count as \`later\`.

| answer | status | body |
|---|---|---|
${BROKEN.map(({ what, status, body }) => `| ${cell(what)} | ${status} | ${body === '' ? '' : `\`${cell(body)}\``} |`).join('\n')}
`;
}

function payloadTable(
  kind: string,
  envelope: string,
  rows: readonly { what: string; source: string; outcome: string }[],
): string {
  return `## ${kind} (\`${envelope}\`)

| payload | outcome | source |
|---|---|---|
${rows.map(({ what, outcome, source }) => `| ${cell(what)} | ${outcome} | ${link(source)} |`).join('\n')}
`;
}

function methodRows(errors: readonly { method: string; word: string; meaning: Meaning }[]): string {
  return [...new Set(errors.map(({ method }) => method))]
    .flatMap((method) =>
      ORDER.map((meaning) => {
        const words = errors.filter((one) => one.method === method && one.meaning === meaning);
        const page = `[${method}](https://docs.slack.dev/reference/methods/${method})`;
        return words.length === 0
          ? ''
          : `| ${page} | ${meaning} | ${words.map(({ word }) => `\`${word}\``).join(' ')} |`;
      }),
    )
    .filter((row) => row !== '')
    .join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('__', '\\_\\_');

const link = (source: string): string =>
  source.startsWith('https:') ? `[${source.replace('https://docs.slack.dev/', '')}](${source})` : source;
