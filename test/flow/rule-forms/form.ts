import type { Workspace } from '../../support/gate/workspace.ts';
import { importRules } from '../../support/rules/rule-book.ts';
import { cardOf, told } from '../../support/slack/cards.ts';
import {
  command,
  filledIn,
  modalText,
  modalTitled,
  submit,
  ticked,
  writeRule,
} from '../../support/slack/rule-modal.ts';

export function ruleForm(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = given();
    await importRules(workspace.api, [], '?mode=replace');
  });
  interface Shown {
    id: string;
    effect: string;
    type: string;
    pattern: string;
    environments: string[];
    hours: string;
    expires_at: string | null;
    max_uses: number | null;
    reason: string;
    example: string | null;
    owner: string | null;
  }

  async function rules(): Promise<Shown[]> {
    return (await workspace.api.call<{ rules: Shown[] }>('GET', '/v1/rules')).body.rules;
  }

  /** Waits for an announcement that shows this text, newest first. */
  function announced(pattern: RegExp) {
    return workspace.slack.waitFor(
      () => workspace.slack.messages('C0APPROVALS').findLast(({ text }) => pattern.test(text)),
      { what: `an announcement ${pattern}` },
    );
  }

  test('an admin writes a rule, sees what it means, and it counts at once', async () => {
    const asked = await workspace.api.ask('docker compose pull api');
    expect(asked.status).toBe('pending');
    await command(workspace, 'U0ANA', 'allow docker compose pull *');
    await modalTitled(workspace, 'U0ANA', 'Allow a command');
    expect(await modalText(workspace, 'U0ANA')).toContain('docker compose pull *');
    await submit(
      workspace,
      'U0ANA',
      filledIn({
        example: 'docker compose pull api',
        reason: 'part of every deploy',
        environments: ['production'],
        repositories: 'acme/*',
        hours: 'working',
        expires: '2031-01-30',
        uses: '500',
      }),
    );
    await modalTitled(workspace, 'U0ANA', 'Check the rule');
    const review = await modalText(workspace, 'U0ANA');
    expect(review).toContain(
      'in production, for acme/*, within working hours, until 2031-01-31 00:00 UTC, 500 times',
    );
    expect(review).toContain('It would have matched *0 requests* in the last 30 days');
    await submit(workspace, 'U0ANA');
    await announced(/<@U0ANA> added an allow rule `docker compose pull \*` \(glob\).*part of every deploy/);
    expect(await rules()).toMatchObject([
      {
        effect: 'allow',
        type: 'glob',
        pattern: 'docker compose pull *',
        environments: ['production'],
        repositories: ['acme/*'],
        hours: 'working',
        expires_at: '2031-01-31T00:00:00.000Z',
        max_uses: 500,
        reason: 'part of every deploy',
        example: 'docker compose pull api',
        owner: 'U0ANA',
      },
    ]);
    const known = await workspace.api.ask('docker compose pull web', { context: { repository: 'acme/web' } });
    expect(known).toMatchObject({ status: 'approved', decision: { by: { kind: 'rule' } } });
  });

  test('what is wrong stays in the modal, on its field', async () => {
    await command(workspace, 'U0ANA', 'allow');
    await modalTitled(workspace, 'U0ANA', 'Allow a command');
    const errorsOf = async (fields: Parameters<typeof filledIn>[0]) => {
      await submit(workspace, 'U0ANA', filledIn(fields));
      return workspace.slack.snapshot('U0ANA').modals.at(-1)?.errors;
    };
    const good = {
      pattern: 'make *',
      example: 'make test',
      reason: 'tests',
      expires: '2031-01-30',
      repositories: '',
      type: 'glob' as const,
    };
    expect(await errorsOf({ ...good, pattern: 'sudo *' })).toEqual({
      pattern: expect.stringContaining('spell'),
    });
    expect(await errorsOf({ ...good, example: 'cmake x' })).toEqual({
      example: expect.stringContaining('cmake x'),
    });
    expect(await errorsOf({ ...good, expires: '2020-01-01' })).toEqual({
      expires: 'This day is over. Choose a later one.',
    });
    expect(await errorsOf({ ...good, repositories: 'acme' })).toEqual({
      repositories: expect.stringContaining('owner/name'),
    });
    expect(await errorsOf({ ...good, type: 'regex', pattern: '(' })).toEqual({
      pattern: expect.stringContaining('RE2'),
    });
    const { id = '' } = workspace.slack.snapshot('U0ANA').modals.at(-1) ?? {};
    await workspace.slack.act({ type: 'close', as: 'U0ANA', view_id: id });
  });

  test('typed text is taken for what was meant, and echoed', async () => {
    await command(workspace, 'U0ANA', 'allow echo “hi”  —force &amp;&amp; ls');
    await modalTitled(workspace, 'U0ANA', 'Allow a command');
    const text = await modalText(workspace, 'U0ANA');
    expect(text).toContain('echo \\"hi\\"  --force && ls');
    expect(text).toContain('were replaced with plain characters');
    const { id = '' } = workspace.slack.snapshot('U0ANA').modals.at(-1) ?? {};
    await workspace.slack.act({ type: 'close', as: 'U0ANA', view_id: id });
  });

  test('what people denied is only allowed by a second confirmation', async () => {
    const asked = await workspace.api.ask('make release');
    await (await cardOf(workspace, asked.id)).deny('U0CARO', 'not on a Friday');
    await workspace.api.read(asked.id, 10);
    await command(workspace, 'U0BEN', 'allow');
    await modalTitled(workspace, 'U0BEN', 'Allow a command');
    await submit(workspace, 'U0BEN', filledIn({ pattern: 'make *', example: 'make x', reason: 'builds' }));
    await modalTitled(workspace, 'U0BEN', 'Check the rule');
    expect(await modalText(workspace, 'U0BEN')).toContain('not on a Friday');
    await submit(workspace, 'U0BEN');
    expect(workspace.slack.snapshot('U0BEN').modals.at(-1)?.errors).toEqual({ confirm: expect.any(String) });
    expect((await rules()).map(({ pattern }) => pattern)).not.toContain('make *');
    await submit(workspace, 'U0BEN', ticked('confirm', 'confirmed'));
    await announced(/<@U0BEN> added an allow rule `make \*`/);
  });

  test('a wider rule replaces those that it makes superfluous, and undo brings them back', async () => {
    await writeRule(workspace, 'U0ANA', 'allow', {
      pattern: 'kubectl get pods *',
      example: 'kubectl get pods',
      reason: 'looking',
    });
    await announced(/added an allow rule `kubectl get pods \*`/);
    await command(workspace, 'U0ANA', 'allow kubectl get *');
    await modalTitled(workspace, 'U0ANA', 'Allow a command');
    await submit(workspace, 'U0ANA', filledIn({ example: 'kubectl get nodes', reason: 'looking' }));
    await modalTitled(workspace, 'U0ANA', 'Check the rule');
    expect(await modalText(workspace, 'U0ANA')).toContain('It covers these rules');
    await submit(workspace, 'U0ANA', ticked('replace', 'replace'));
    const message = await announced(/added an allow rule `kubectl get \*`.*It replaces 1 rule/);
    const patterns = async () =>
      (await rules()).map(({ pattern }) => pattern).filter((one) => one.startsWith('kubectl'));
    expect(await patterns()).toEqual(['kubectl get *']);

    const { blocks, ts } = message;
    const actions = blocks.find((block) => block.type === 'actions') as { block_id: string };
    const undo = (as: string) =>
      workspace.slack.act({
        type: 'click',
        as,
        channel: 'C0APPROVALS',
        ts,
        block_id: actions.block_id,
        action_id: 'rules_undo',
      });
    await undo('U0CARO');
    await told(workspace, 'U0CARO', /Admins only/);
    expect(await patterns()).toEqual(['kubectl get *']);
    await undo('U0BEN');
    await announced(/<@U0BEN> restored `kubectl get pods \*` and removed `kubectl get \*`/);
    expect(await patterns()).toEqual(['kubectl get pods *']);
    await undo('U0BEN');
    await told(workspace, 'U0BEN', /Not undone/);
    expect(await patterns()).toEqual(['kubectl get pods *']);
  });

  test.each(['U0CARO', 'U0GUEST', 'U0OTHER'])('%s may not write rules', async (person) => {
    await command(workspace, person, 'allow make everything');
    const modal = await workspace.slack.waitFor(() => workspace.slack.snapshot(person).modals.at(-1), {
      what: 'a modal',
    });
    await workspace.slack.waitFor(
      () =>
        /Admins only|Guests cannot|another workspace/.test(
          JSON.stringify(workspace.slack.snapshot(person).modals.at(-1)?.blocks),
        ) && true,
      { what: 'the refusal' },
    );
    expect(workspace.slack.snapshot(person).modals.at(-1)?.submit).toBeUndefined();
    await workspace.slack.act({ type: 'close', as: person, view_id: modal.id });
  });

  test('a deny rule denies from then on, with its reason', async () => {
    await writeRule(workspace, 'U0ANA', 'deny', {
      pattern: 'git push * --force*',
      example: 'git push origin main --force',
      reason: 'history is shared',
    });
    await announced(/<@U0ANA> added a deny rule `git push \* --force\*`/);
    expect(await workspace.api.ask('git push origin main --force')).toMatchObject({
      status: 'denied',
      decision: { by: { kind: 'rule' }, reason: expect.stringContaining('history is shared') },
    });
  });
}
