import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeToken } from '../../support/callers/tokens.ts';
import { GateFailed } from '../../support/gate/gate-process.ts';
import { besideGate, inDatabase } from '../../support/gate/stored.ts';
import { startWorkspace, type Workspace } from '../../support/gate/workspace.ts';

// The key of the stored hashes: made at the first start, kept for its owner alone, and the same for ever.
let workspace: Workspace;
let id: string;
const COMMAND = 'deploy --password=sunshine42';
beforeAll(async () => {
  workspace = await startWorkspace();
  id = (await workspace.api.ask(COMMAND, { timeout: 3600 })).id;
  await makeToken(workspace, { name: 'ci' });
});
afterAll(() => workspace.stop());

const isShared = process.env.TEST_DATABASE_URL !== undefined;
const keyPath = (): string => join(workspace.home.env.EXPACTI_DATA_DIR ?? '', 'secret.key');

/** Starts the gate again with other settings; what a gate that does not come up says, or null. */
async function startedWith(settings: Record<string, string>): Promise<GateFailed | null> {
  await workspace.gate.stop();
  const before = { ...workspace.env };
  Object.assign(workspace.env, settings);
  try {
    await workspace.restart();
    return null;
  } catch (error) {
    if (error instanceof GateFailed) return error;
    throw error;
  } finally {
    for (const name of Object.keys(settings)) delete workspace.env[name];
    Object.assign(workspace.env, before);
  }
}

const OTHER = 'ab'.repeat(32);

test('a gate with another key than the one of its database does not start, and says so in one line', async () => {
  const failed = await startedWith({ EXPACTI_SECRET_KEY: OTHER });
  expect(failed?.exitCode).toBe(78);
  expect(failed?.stderr).toMatch(
    /^EXPACTI_SECRET_KEY: is not the key of this database\. .*(restore|Restore) the file secret\.key.*\n$/,
  );
  expect(/Set EXPACTI_SECRET_KEY to the same value on all processes/.test(failed?.stderr ?? '')).toBe(
    isShared,
  );
  expect(await startedWith({})).toBeNull();
  expect(await workspace.api.read(id)).toMatchObject({ status: 'pending' });
});

if (!isShared) {
  test('the key is made at the first start, in a file that only its owner may read', async () => {
    expect((await stat(keyPath())).mode & 0o777).toBe(0o600);
    expect(await readFile(keyPath(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  });

  test('a key file that others may read is refused, together with all other problems', async () => {
    await chmod(keyPath(), 0o640);
    const failed = await startedWith({ PORT: 'none' });
    await chmod(keyPath(), 0o600);
    expect(failed?.exitCode).toBe(78);
    expect(failed?.stderr.split('\n').map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'EXPACTI_SECRET_KEY',
      '',
    ]);
    expect(failed?.stderr).toMatch(/has the mode 0640.*Run: chmod 600/);
  });

  test('without its key file the gate does not start, and makes no new one; as a setting the key still fits', async () => {
    const key = await readFile(keyPath(), 'utf8');
    await rm(keyPath());
    const failed = await startedWith({});
    expect(failed?.exitCode).toBe(78);
    expect(failed?.stderr).toMatch(
      /^EXPACTI_SECRET_KEY: is not set, and \S+secret\.key with the key of this database does not exist\./,
    );
    await expect(stat(keyPath())).rejects.toThrow('ENOENT');
    expect(await startedWith({ EXPACTI_SECRET_KEY: key.trim() })).toBeNull();
    await writeFile(keyPath(), key, { mode: 0o600 });
    expect(await startedWith({})).toBeNull();
  });
}

if (isShared) {
  test('without a copy of the key that its Slack tokens open, a process without a key file does not start', async () => {
    await besideGate(workspace, (client) => client.query(`UPDATE secret_key_check SET wrapped = '{}'`));
    const failed = await startedWith({});
    expect(failed?.exitCode).toBe(78);
    expect(failed?.stderr).toMatch(
      /^EXPACTI_SECRET_KEY: is not set, and \S+secret\.key with the key of this database does not exist\. Set EXPACTI_SECRET_KEY to the same value on all processes\./,
    );
  });
}

test('after the key was lost the gate starts on its database once its traces are removed', async () => {
  Object.assign(workspace.env, { EXPACTI_SECRET_KEY: OTHER });
  await inDatabase(workspace, async (client) => {
    await client.query('DELETE FROM secret_key_check');
    await client.query('UPDATE requests SET command_sealed = NULL');
  });
  expect(await workspace.api.read(id)).toMatchObject({ status: 'pending' });
  expect(await workspace.api.ask('ls')).toMatchObject({ status: 'pending' });
});
