import { expacti } from '../../support/callers/expacti-cli.ts';
import {
  approved,
  claimsOf,
  decision,
  type Held,
  pending,
  type Script,
  type ScriptedGate,
  type Step,
  signed,
  startScriptedGate,
} from '../../support/callers/scripted-gate.ts';

let gate: ScriptedGate | undefined;

afterEach(async () => {
  await gate?.stop();
  gate = undefined;
});

const answers =
  (json: (held: Held) => unknown): Step =>
  (held) => ({ json: json(held) });
const ended = (status: string, by: object) =>
  answers((held) => pending(held, { status, decision: { outcome: status, ...by } }));

const problem =
  (status: number, detail: string, more: object = {}): Step =>
  () => ({
    status,
    json: { type: 'about:blank', title: 'Problem', status, detail, ...more },
  });

async function runAgainst(script: Script) {
  gate = await startScriptedGate(script);
  return expacti(gate.url, ['run', '--', 'echo', 'it-ran']);
}

describe('what is not an approval runs nothing', () => {
  const bad = (claims: (held: Held) => object) =>
    answers((held) => approved(held, { grant: signed(claims(held)) }));
  const past = Math.floor(Date.now() / 1000) - 3600;

  const table: [string, Script, number, string][] = [
    [
      'denied by a person',
      { read: [ended('denied', decision('denied', 'reviewer', 'U0ANA', 'not on a Friday'))] },
      77,
      'Denied by U0ANA: not on a Friday. Nothing was run.',
    ],
    [
      'denied with a reason that would take over the terminal',
      {
        read: [
          ended('denied', {
            by: { kind: 'reviewer', id: 'U0ANA', name: '\u001B[2JAna' },
            reason: '\u001B]0;title\u0007no\r\n::stop-commands::x',
          }),
        ],
      },
      77,
      'expacti: Denied by Ana (U0ANA): no ::stop-commands::x. Nothing was run.\n',
    ],
    [
      'denied by a rule',
      { create: [ended('denied', decision('denied', 'rule', 'r7', 'logs are archived'))] },
      77,
      'Denied by a rule (r7): logs are archived. Nothing was run.',
    ],
    [
      'denied by the policy',
      { create: [ended('denied', decision('denied', 'policy', null, null))] },
      77,
      'Denied by the policy. Nothing was run.',
    ],
    [
      'timed out',
      { read: [ended('timed_out', decision('timed_out', 'timeout', null, null))] },
      75,
      'Nobody answered within 60 s. Nothing was run.',
    ],
    [
      'canceled',
      { read: [ended('canceled', decision('canceled', 'caller', null, null))] },
      130,
      'Nothing was run',
    ],
    ['no grant', { read: [answers((held) => approved(held, { grant: null }))] }, 76, 'no grant'],
    ['grant of no shape', { read: [answers((held) => approved(held, { grant: 'yes' }))] }, 76, 'not signed'],
    [
      'grant of another token',
      { read: [answers((held) => approved(held, { grant: signed(claimsOf(held), 'other') }))] },
      76,
      'not signed',
    ],
    [
      'grant without a signature',
      {
        read: [
          answers((held) => {
            const grant = signed(claimsOf(held), undefined, { alg: 'none', typ: 'JWT' });
            return approved(held, { grant: grant.slice(0, grant.lastIndexOf('.') + 1) });
          }),
        ],
      },
      76,
      'not signed',
    ],
    [
      'expired grant',
      { read: [bad((held) => ({ ...claimsOf(held), iat: past, exp: past + 600 }))] },
      76,
      'expired',
    ],
    [
      'grant of another request',
      { read: [bad((held) => ({ ...claimsOf(held), sub: 'r2' }))] },
      76,
      'another request',
    ],
    [
      'grant of another command',
      { read: [bad((held) => claimsOf({ ...held, command: 'id' }))] },
      76,
      'another command',
    ],
    [
      'grant of another environment',
      { read: [bad((held) => ({ ...claimsOf(held), environment: 'staging' }))] },
      76,
      'another environment',
    ],
    [
      'grant of another question',
      { read: [bad((held) => ({ ...claimsOf(held), nonce: 'k' }))] },
      76,
      'its grant is for another call',
    ],
    [
      'grant without a nonce',
      { read: [bad((held) => ({ ...claimsOf(held), nonce: undefined }))] },
      76,
      'claim',
    ],
    [
      'grant of another issuer',
      { read: [bad((held) => ({ ...claimsOf(held), iss: 'x' }))] },
      76,
      'not signed',
    ],
    [
      'approved, but its decision says denied',
      { read: [answers((held) => approved(held, { decision: decision('denied', 'rule', 'r1', null) }))] },
      76,
      'is not approved',
    ],
    [
      'approved without a decision',
      { read: [answers((held) => approved(held, { decision: null }))] },
      76,
      'approved',
    ],
    [
      'approved at once without a grant',
      { create: [answers((held) => approved(held, { grant: null }))] },
      76,
      'grant',
    ],
    [
      'an approval of another request',
      { read: [answers((held) => approved({ ...held, id: 'r2' }))] },
      76,
      'another request',
    ],
    [
      'denied, but its decision says approved',
      { create: [ended('denied', decision('approved', 'reviewer', 'U0ANA', null))] },
      77,
      'Nothing was run',
    ],
    ['an answer that is not JSON', { create: [() => ({ text: '<html>' })] }, 69, 'not JSON'],
    [
      'an answer of another shape',
      { read: [() => ({ json: { status: 'approved' } })] },
      69,
      'Nothing was run',
    ],
    ['an unknown status', { read: [answers((held) => approved(held, { status: 'ok' }))] }, 69, 'status'],
    ['an unknown token', { create: [problem(401, 'No such token.')] }, 78, 'No such token.'],
    [
      'a token of another environment',
      { create: [problem(403, 'Not valid for production.')] },
      78,
      'EXPACTI_TOKEN',
    ],
    [
      'a refused field',
      { create: [problem(422, 'Invalid.', { errors: [{ path: 'timeout', message: 'is too small' }] })] },
      64,
      'Invalid. (timeout is too small)',
    ],
    ['a body too large', { create: [problem(413, 'Too large.')] }, 64, 'Too large.'],
    [
      'an address that is no gate',
      { create: [() => ({ status: 404, text: 'nothing here' })] },
      69,
      'The gate cannot answer: HTTP 404. Is this an expacti gate? Nothing was run.',
    ],
    [
      'a redirect',
      { create: [() => ({ status: 308, headers: { location: 'https://elsewhere.test/' }, json: {} })] },
      69,
      'https://elsewhere.test/',
    ],
    ['a token revoked while waiting', { read: [problem(401, 'No such token.')] }, 78, 'No such token.'],
  ];

  test.each(table)('%s', async (_name, script, code, text) => {
    const end = await runAgainst(script);
    expect(end).toMatchObject({ code, stdout: '' });
    expect(end.stderr).toContain(text);
    expect(end.stderr).not.toContain('\u001B');
    expect(gate?.callsTo('result')).toEqual([]);
  });
});
