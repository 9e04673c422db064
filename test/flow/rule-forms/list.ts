import type { Workspace } from '../../support/gate/workspace.ts';
import { rulesOf } from '../../support/rules/rule-book.ts';
import { told } from '../../support/slack/cards.ts';
import { chooseForRule, closeModals, pressInModal, shows as shown } from '../../support/slack/modals.ts';
import { command, filledIn, modalText, modalTitled, submit } from '../../support/slack/rule-modal.ts';

export function ruleList(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  beforeAll(async () => {
    const rules = Array.from({ length: 20 }, (_, index) => ({
      effect: 'allow',
      type: 'glob',
      pattern: `make target-${index} *`,
      reason: `builds ${index}`,
      environments: [index % 2 === 0 ? 'production' : 'staging'],
    }));
    await workspace.api.call('POST', '/v1/rules/import', { rules });
  });

  async function list(as: string, words = ''): Promise<void> {
    await command(workspace, as, `rules ${words}`);
    await modalTitled(workspace, as, 'Rule book');
  }

  const shows = (as: string, pattern: RegExp) => shown(workspace, as, pattern);
  const press = (as: string, label: string) => pressInModal(workspace, as, label);
  const closeAll = (as: string) => closeModals(workspace, as);

  /** Chooses from the menu of a rule, also of one that was retired here. */
  async function choose(
    as: string,
    what: 'edit' | 'history' | 'retire' | 'restore',
    pattern: string,
  ): Promise<void> {
    const id =
      (await rulesOf(workspace.api)).find((rule) => rule.pattern === pattern)?.id ??
      retired.get(pattern) ??
      '';
    retired.set(pattern, id);
    await chooseForRule(workspace, as, what, { id, pattern });
  }
  const retired = new Map<string, string>();

  afterEach(async () => {
    await closeAll('U0ANA');
    await closeAll('U0BEN');
    await closeAll('U0CARO');
  });

  test('the rule book has pages, and words narrow it down', async () => {
    await list('U0CARO');
    await shows('U0CARO', /\*20 rules\*, page 1 of 3/);
    await press('U0CARO', 'Next');
    await shows('U0CARO', /page 2 of 3/);
    await press('U0CARO', 'Back');
    await shows('U0CARO', /page 1 of 3/);
    await closeAll('U0CARO');
    await list('U0CARO', 'target-7 staging');
    await shows('U0CARO', /\*1 rule\* matching `target-7 staging`/);
    expect(await modalText(workspace, 'U0CARO')).toContain('builds 7');
  });

  test('a rule is retired and restored by an admin only, and its history tells of it', async () => {
    await list('U0CARO', 'target-3');
    await choose('U0CARO', 'retire', 'make target-3 *');
    await shows('U0CARO', /Admins only/);
    expect((await workspace.api.ask('make target-3 x', { environment: 'staging' })).status).toBe('approved');

    await list('U0ANA', 'target-3');
    await choose('U0ANA', 'retire', 'make target-3 *');
    await shows('U0ANA', /Retired\. You can undo it in the channel/);
    expect((await workspace.api.ask('make target-3 y', { environment: 'staging' })).status).toBe('pending');
    await press('U0ANA', 'Show retired rules');
    await shows('U0ANA', /\*1 retired rule\*/);
    await choose('U0ANA', 'restore', 'make target-3 *');
    await shows('U0ANA', /Restored\. The rule applies again/);
    expect((await workspace.api.ask('make target-3 z', { environment: 'staging' })).status).toBe('approved');
    await press('U0ANA', 'Show active rules');
    await shows('U0ANA', /\*1 rule\*/);
    await choose('U0ANA', 'history', 'make target-3 *');
    await modalTitled(workspace, 'U0ANA', 'Rule history');
    expect(await modalText(workspace, 'U0ANA')).toMatch(/restored it.*retired it.*added it/s);
  });

  test('of two admins who edit one rule at once the second is told', async () => {
    for (const admin of ['U0ANA', 'U0BEN']) {
      await list(admin, 'target-5');
      await choose(admin, 'edit', 'make target-5 *');
      await modalTitled(workspace, admin, 'Edit rule');
      await submit(workspace, admin, filledIn({ example: 'make target-5 x', reason: `as ${admin} says` }));
      await modalTitled(workspace, admin, 'Check the rule');
    }
    await submit(workspace, 'U0BEN');
    await workspace.slack.waitFor(
      () =>
        workspace.slack
          .messages('C0APPROVALS')
          .some(({ text }) => /<@U0BEN> changed an allow rule/.test(text)) && true,
      { what: 'the announcement' },
    );
    await submit(workspace, 'U0ANA');
    await told(workspace, 'U0ANA', /someone changed this rule since you looked/);
    const { body } = await workspace.api.call<{ rules: { pattern: string; reason: string }[] }>(
      'GET',
      '/v1/rules',
    );
    expect(body.rules.find(({ pattern }) => pattern === 'make target-5 *')?.reason).toBe('as U0BEN says');
  });

  test('why says what would become of a command, and nothing is asked or counted', async () => {
    await command(workspace, 'U0CARO', 'why -e staging make target-1 x && rm –rf /');
    const answer = await told(workspace, 'U0CARO', /In staging the verdict now would be \*ask\*/);
    const text = JSON.stringify(answer.blocks);
    expect(text).toContain('make target-1 x && rm -rf /');
    expect(text).toContain('is matched by the glob rule “make target-1 *”');
    expect(text).toContain('rm -rf /  is matched by no rule');
    await command(workspace, 'U0CARO', 'why make target-2 x');
    await told(workspace, 'U0CARO', /In production the verdict now would be \*allow\*/);
    await command(workspace, 'U0GUEST', 'why ls');
    await told(workspace, 'U0GUEST', /Guests cannot/);
  });
}
