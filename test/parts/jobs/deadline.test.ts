import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runModule } from '../../support/gate/run-module.ts';

test("a deadline comes by the gate's clock, wherever the machine's stands", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'expacti-jobs-'));
  const printed = await runModule(`
    import { startEmbeddedDatabase } from './dist/store/embedded/embedded-database.js';
    import { startJobs } from './dist/jobs/jobs.js';
    const database = await startEmbeddedDatabase(${JSON.stringify(folder)});
    const now = new Date('2100-01-01T00:00:00Z');
    let timedOut;
    const due = new Promise((resolve) => { timedOut = resolve; });
    const nothing = async () => undefined;
    const work = {
      timeOut: async () => timedOut('in time'), escalate: nothing, notify: nothing, syncCard: nothing, retryAfterMs: () => null,
    };
    const jobs = await startJobs({ kind: 'postgres', server: { connectionString: database.url } }, work, () => now, console);
    await jobs.scheduleDeadline('r1', new Date(now.getTime() + 50));
    console.log(await due);
    await jobs.stop();
    await database.stop();
  `);
  await rm(folder, { recursive: true, force: true });
  expect(printed).toBe('in time');
});
