import type { Api } from './api.ts';
import { besideGate } from './stored.ts';
import { makeToken } from './tokens.ts';
import type { Workspace } from './workspace.ts';

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
