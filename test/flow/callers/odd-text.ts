import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';

/** Texts whose characters lie at the edges of what is stored and shown. */
export function oddTexts(given: () => Workspace): void {
  const EDGE = 'x'.repeat(114);

  test.each([
    ['an emoji at the edge of what is shown of a command', `echo ${EDGE}😀`],
    ['the same one character earlier', `echo ${EDGE.slice(1)}😀`],
    ['a flag at the edge', `echo ${EDGE}🇪🇸🇪🇸`],
    ['an emoji at the edge of a program name', `${'x'.repeat(58)}😀😀 run`],
    ['an emoji at the edge of a target', `psql -h prod-${'x'.repeat(73)}😀😀`],
    [
      'an emoji at the edge of an unreadable detail',
      `\${x:-${'y'.repeat(76)}😀😀} 😀 $(${'z'.repeat(78)}😀)`,
    ],
    ['an emoji at every edge', `echo ${'😀'.repeat(4_000)}`],
    ['half an emoji that bash would make', String.raw`echo $'\ud83d'`],
    ['half an emoji as the name of a program', String.raw`$'\ud83d' x; $'\udc00'=1`],
    ['a NUL that bash would make', String.raw`echo $'a\x00b' $'\u0000' $'\0'`],
  ])('%s is answered and stored', async (_what, command) => {
    const { api } = given();
    expect((await api.call('POST', '/v1/check', { command })).status).toBe(200);
    const { status, body } = await api.call<{ id: string; command: string }>('POST', '/v1/requests', {
      command,
    });
    expect(status).toBe(201);
    expect(body.command).toBe(command);
    expect((await api.read(body.id)).command).toBe(command);
  });

  test.each<[string, Record<string, unknown>]>([
    ['command', { command: 'echo \ud83d' }],
    ['reason', { command: 'ls', reason: 'a \udc00' }],
    ['cwd', { command: 'ls', cwd: '/\ud83d' }],
    ['context.actor', { command: 'ls', context: { actor: '\ud83d' } }],
    ['environment', { command: 'ls', environment: '\ud83d' }],
    ['\ufffd', { command: 'ls', '\ud83d': 1 }],
  ])('half an emoji in %s is a problem that is told', async (_path, body) => {
    for (const path of ['/v1/check', '/v1/requests'])
      expect((await given().api.call('POST', path, JSON.stringify(body))).status).toBe(422);
  });

  test('half an emoji or a NUL in a plan is no fault of the gate', async () => {
    const { api } = given();
    const change = (address: string) => ({
      address,
      type: 'aws_db_instance',
      change: { actions: ['delete'] },
    });
    for (const address of ['aws\ud83d', 'aws\0x', `${'a'.repeat(199)}😀`, 'a😀'.repeat(200)]) {
      const plan = { format_version: '1.2', resource_changes: [change(address)], '\ud83d': '\0' };
      expect((await api.call('POST', '/v1/check', { command: 'terraform apply p', plan })).status).toBe(200);
      expect((await api.call('POST', '/v1/requests', { command: 'terraform apply p', plan })).status).toBe(
        201,
      );
    }
  });

  test('a card shows the host of its link, and the reason as it was typed', async () => {
    const workspace = given();
    const asked = await workspace.api.ask('frobnicate now', {
      reason: '> *approved* by Ana :white_check_mark:',
      context: { run_url: 'https://evil.example/run', workflow: 'github.com/acme' },
    });
    const card = JSON.stringify((await cardOf(workspace, asked.id)).message().blocks);
    expect(card).toContain('<https://evil.example/run|run> (evil.example) `github.com/acme`');
    expect(card).toContain('`&gt; *approved* by Ana :white_check_mark:`');
    const masked = await workspace.api.ask('frobnicate then', {
      context: { run_url: 'https://github.com@evil.example/run' },
    });
    const plain = JSON.stringify((await cardOf(workspace, masked.id)).message().blocks);
    expect(plain).not.toContain('<https://github.com');
    expect(plain).toContain('(`evil.example`)');
  });
}
