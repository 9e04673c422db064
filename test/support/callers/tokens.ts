import { Api } from '../gate/api.ts';
import type { Workspace } from '../gate/workspace.ts';

/** A token as the API shows it; `token` only where it was just made. */
export interface ShownToken {
  id: string;
  name: string;
  environments: string[];
  repositories: string[];
  owner: string | null;
  admin: boolean;
  created_by: string | null;
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
  token?: string;
}

/** Makes a token as the admin whose token the workspace has, and expects to be let. */
export async function makeToken(
  { api }: Workspace,
  fields: Partial<Omit<ShownToken, 'name'>> & Pick<ShownToken, 'name'>,
): Promise<{ shown: ShownToken; secret: string; api: Api }> {
  const { status, body } = await api.call<ShownToken>('POST', '/v1/tokens', fields);
  if (status !== 201) throw new Error(`POST /v1/tokens answered ${status}: ${JSON.stringify(body)}`);
  const { token: secret = '', ...shown } = body;
  return { shown, secret, api: new Api(api.url, secret) };
}

/** Live tokens, by name. */
export async function tokensNow({ api }: Workspace): Promise<Map<string, ShownToken>> {
  const { body } = await api.call<{ tokens: ShownToken[] }>('GET', '/v1/tokens');
  return new Map(body.tokens.map((token) => [token.name, token]));
}
