import { readFile } from 'node:fs/promises';
import { slackDocument } from './gate/document.ts';

test('docs/slack.md says what the tests run: npm run docs:slack', async () => {
  expect(await readFile('docs/slack.md', 'utf8')).toBe(slackDocument());
});
