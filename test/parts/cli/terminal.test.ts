import { CLI, start } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  pending,
  type ScriptedGate,
  startScriptedGate,
  TOKEN,
} from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate;

afterEach(() => gate.stop());

/** Runs `expacti` on a terminal of its own, as `script` of util-linux makes one; its output holds all that was drawn. */
async function onTerminal(command: string, env: NodeJS.ProcessEnv = {}) {
  const line = `stty cols 60; exec '${process.execPath}' '${CLI}' run ${command}`;
  const settings = { EXPACTI_URL: gate.url, EXPACTI_TOKEN: TOKEN, TERM: 'xterm', ...env };
  return start('script', ['-qec', line, '/dev/null'], settings).ended;
}

const stillOpen = (more: object) => (held: Parameters<typeof pending>[0]) => ({ json: pending(held, more) });

test('a live line is drawn over itself, within the terminal’s width, and taken away before the command speaks', async () => {
  const two = { approvals: { required: 2, given: [{ by: 'U0BEN' }] } };
  gate = await startScriptedGate({ read: [stillOpen(two), (held) => ({ json: approved(held) })] });
  const end = await onTerminal('-- echo it-ran');
  expect(end.code).toBe(0);
  const drawn = end.stdout.split('\r\u001B[2K');
  expect(drawn.some((text) => /\d:\d\d left · waiting for Ana, @oncall in #approvals/.test(text))).toBe(true);
  expect(drawn.some((text) => text.includes('approvals 1 of 2') || text.includes('…'))).toBe(true);
  expect(drawn.at(-1)).toBe('expacti: Approved by U0ANA: looks right.\r\nit-ran\r\n');
  for (const text of drawn.filter((text) => text.includes('left ·'))) {
    expect(text.split('\u001B[22m')[0]?.replace('\u001B[2m', '').length).toBeLessThan(60);
  }
});

test('with NO_COLOR there are plain lines, without one escape sequence', async () => {
  gate = await startScriptedGate({ read: [stillOpen({}), (held) => ({ json: approved(held) })] });
  const end = await onTerminal('-- echo it-ran', { NO_COLOR: '1' });
  expect(end.code).toBe(0);
  expect(end.stdout).not.toContain('\u001B');
  expect(end.stdout).toContain(' left · waiting for Ana, @oncall in #approvals\r\n');
});

test('the command keeps the terminal', async () => {
  gate = await startScriptedGate();
  const end = await onTerminal(
    `-c 'test -t 0 && test -t 1 && cat < /dev/null > /dev/tty && echo on a terminal'`,
  );
  expect(end).toMatchObject({ code: 0 });
  expect(end.stdout).toContain('on a terminal');
});
