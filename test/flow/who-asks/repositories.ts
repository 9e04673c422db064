import { boundToken } from '../../support/callers/bound-tokens.ts';
import { expacti } from '../../support/callers/expacti-cli.ts';
import type { Api } from '../../support/gate/api.ts';
import { addCaller } from '../../support/gate/stored.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules, written } from '../../support/rules/rule-book.ts';

const FROM_INFRA = { context: { repository: 'acme/infra', actor: 'octocat' } };
const FROM_API = { context: { repository: 'acme/api', actor: 'octocat' } };

/** Rules that are scoped to repositories, and tokens that prove a repository or only claim it. */
export function repositories(given: () => Workspace): void {
  let workspace: Workspace;
  let claiming: Api;
  let named: Api;
  let wide: Api;
  let elsewhere: Api;
  beforeAll(async () => {
    workspace = given();
    await importRules(workspace.api, [
      written('echo deploy *', { repositories: ['acme/infra', 'acme/infra-*'] }),
      written('echo any *'),
      written('echo any drop *', { effect: 'deny', repositories: ['Acme/Infra'], reason: 'never in infra' }),
    ]);
    claiming = await addCaller(workspace);
    named = await boundToken(workspace, 'infra', { repositories: ['acme/infra', 'acme/api'] });
    wide = await boundToken(workspace, 'acme', { repositories: ['acme/*'] });
    elsewhere = await boundToken(workspace, 'elsewhere', { repositories: ['other/*'] });
  });

  test('an allow rule of a repository is for those who are proven to come from it', async () => {
    const verdicts = async (api: Api, more: Record<string, unknown>) => {
      const { verdict, explanation } = await api.check('echo deploy now', more);
      const asked = await api.ask('echo deploy now', more);
      expect(asked.verdict).toBe(verdict);
      expect(asked.status).toBe(verdict === 'allow' ? 'approved' : 'pending');
      return { verdict, explanation };
    };
    expect((await verdicts(named, FROM_INFRA)).verdict).toBe('allow');
    const shouted = { context: { repository: 'ACME/Infra ', actor: 'octocat' } };
    expect((await verdicts(named, shouted)).verdict).toBe('allow');
    expect((await verdicts(named, FROM_API)).verdict).toBe('ask');
    // The operator's own token is believed.
    expect((await verdicts(workspace.api, FROM_INFRA)).verdict).toBe('allow');
    expect((await verdicts(workspace.api, FROM_API)).verdict).toBe('ask');
    for (const api of [claiming, wide]) {
      const { verdict, explanation } = await verdicts(api, FROM_INFRA);
      expect(verdict).toBe('ask');
      expect(explanation).toContain(
        'the repository acme/infra is only claimed, not proven: bind the token to it',
      );
    }
  });

  test('a binding inside of a rule’s scope proves it, whichever of its repositories is named', async () => {
    const inside = await boundToken(workspace, 'inside', { repositories: ['acme/infra-*', 'acme/infra'] });
    const asked = await inside.ask('echo deploy it', { context: { repository: 'acme/infra-eu' } });
    expect(asked.status).toBe('approved');
  });

  test('a deny rule of a repository: named or unknown denies, a claim of another one asks', async () => {
    const text = 'echo any drop';
    const ended = async (api: Api, more: Record<string, unknown>) => (await api.ask(text, more)).status;
    for (const api of [claiming, named, wide, workspace.api])
      expect(await ended(api, FROM_INFRA)).toBe('denied');
    for (const api of [claiming, workspace.api]) {
      expect(await ended(api, {})).toBe('denied');
      expect(await ended(api, { context: { repository: ' \u200b' } })).toBe('denied');
    }
    expect(await ended(claiming, { context: { repository: 'acme/infra\u200b' } })).toBe('denied');
    for (const api of [claiming, wide]) expect(await ended(api, FROM_API)).toBe('pending');
    for (const api of [named, workspace.api]) expect(await ended(api, FROM_API)).toBe('approved');
    expect(await ended(elsewhere, { context: { repository: 'other/x' } })).toBe('approved');
    const { explanation } = await claiming.check(text, FROM_API);
    expect(explanation).toContain('the request only claims to come from acme/api');
  });

  test('a bound token asks for its own repositories only, also in a check', async () => {
    for (const path of ['/v1/requests', '/v1/check'])
      for (const context of [
        { repository: 'acme/other' },
        { repository: 'acme/inf\u0433a' },
        { repository: '' },
        {},
      ]) {
        const { status, body } = await named.call('POST', path, { command: 'echo any', context });
        expect(status).toBe(403);
        expect(body.detail).toMatch(
          /^This token is only for the repositories acme\/infra, acme\/api; the request has/,
        );
      }
    expect(
      (await wide.call('POST', '/v1/check', { command: 'ls', context: { repository: 'ACME/x' } })).status,
    ).toBe(200);
  });

  test('the command line says so, and runs nothing', async () => {
    const env = { EXPACTI_TOKEN: named.token };
    const { code, stdout, stderr } = await expacti(named.url, ['run', '--', 'echo', 'any'], env);
    expect({ code, stdout }).not.toEqual({ code: 0, stdout: expect.anything() });
    expect(stdout).toBe('');
    expect(stderr).toContain('only for the repositories acme/infra, acme/api; the request has none');
    const github = {
      ...env,
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'acme/infra',
      GITHUB_ACTOR: 'octocat',
      GITHUB_TRIGGERING_ACTOR: 'octocat',
    };
    const ran = await expacti(named.url, ['run', '--', 'echo', 'deploy', 'it'], github);
    expect(ran).toMatchObject({ code: 0, stdout: 'deploy it\n' });
  });
}
