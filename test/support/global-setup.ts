import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TEMPLATE_VARIABLE } from './databases.ts';
import { startGateProcess } from './gate-process.ts';

/** Makes an embedded database once; making it takes seconds, copying it does not. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_DATABASE_URL !== undefined) return;
  const folder = await mkdtemp(join(tmpdir(), 'expacti-template-'));
  const gate = await startGateProcess({
    policy: 'channels: { approvals: C0NONE }\nreviewers: [U0NONE]\n',
    env: {
      SLACK_BOT_TOKEN: 'xoxb-none',
      SLACK_APP_TOKEN: 'xapp-none',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      EXPACTI_DATA_DIR: folder,
    },
  });
  await gate.stop();
  process.env[TEMPLATE_VARIABLE] = folder;
}
