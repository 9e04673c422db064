import type { Api } from '../gate/api.ts';
import { besideGate } from '../gate/stored.ts';
import type { Workspace } from '../gate/workspace.ts';
import { makeToken } from './tokens.ts';

/** A caller's API with a token that is bound to repositories, or that somebody answers for. */
export async function boundToken(
  workspace: Workspace,
  name: string,
  { repositories = [], owner = null }: { repositories?: string[]; owner?: string | null },
): Promise<Api> {
  const { shown, api } = await makeToken(workspace, { name });
  await besideGate(workspace, (client) =>
    client.query('UPDATE tokens SET repositories = $1, owner = $2 WHERE id = $3', [
      repositories,
      owner,
      shown.id,
    ]),
  );
  return api;
}
