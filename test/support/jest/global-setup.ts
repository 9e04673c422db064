import { createHome, TEMPLATE_VARIABLE, type TestHome } from '../gate/databases.ts';
import { startGateProcess } from '../gate/gate-process.ts';
import { checkBuild } from './fresh-build.ts';

/** Jest gives the set-up and the teardown this one object in common. */
export const shared = globalThis as { expactiTemplate?: TestHome };

/** Makes a database once, as the first start of a gate does; making it takes seconds, copying it does not. */
export default async function globalSetup(): Promise<void> {
  checkBuild(process.cwd());
  const home = await createHome();
  shared.expactiTemplate = home;
  const { env } = home;
  const gate = await startGateProcess({
    policy: 'channels: { approvals: C0NONE }\nreviewers: [U0NONE]\n',
    env: {
      SLACK_BOT_TOKEN: 'xoxb-none',
      SLACK_APP_TOKEN: 'xapp-none',
      SLACK_API_URL: 'http://127.0.0.1:9/api/',
      ...env,
    },
  });
  await gate.stop();
  process.env[TEMPLATE_VARIABLE] = env.EXPACTI_DATA_DIR ?? new URL(env.DATABASE_URL ?? '').pathname.slice(1);
}
