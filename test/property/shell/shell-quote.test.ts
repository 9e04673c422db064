import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { shellQuote } from '../../../src/client/run/shell-quote.ts';

/** What bash makes of the text: the words, each ended by NUL. `exec` in front would hide what the first word means. */
function wordsOf(text: string): string[] {
  const script = `command_not_found_handle() { printf '%s\\0' "$@"; }\n${text}`;
  const out = execFileSync('/bin/bash', ['--noprofile', '--norc', '-c', script], {
    env: { PATH: '/nowhere', HOME: '/home/nobody', LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return out.split('\0').slice(0, -1);
}

/** Characters that shells care about, more often than chance would have them. */
const nasty = fc.constantFrom(...Array.from(`'"\\$\`!*?[]{}()<>|&;#~=:%^,.-+@/ \t\n\r\u001B_aB1é€😀`));
const word = fc.oneof(
  fc.string({ unit: nasty, maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0')),
);

test('bash parses the text back to precisely the same words', () => {
  // Behind a name that is no command, all words of many command lines are judged by one bash.
  const lines = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(lines, (batch) => {
      const text = batch.map((words) => shellQuote(['no-such-command', ...words])).join('\n');
      expect(wordsOf(text)).toEqual(batch.flatMap((words) => ['no-such-command', ...words]));
    }),
    { numRuns: 50 },
  );
});

test.each(
  `if then elif else fi case esac for select while until do done in function time coproc
   ! { } [[ ]] a=b a+=b a[1]=b ~ ~root #x -x =x`.split(/\s+/),
)('%s as a command is the name of a program', (name) => {
  expect(wordsOf(shellQuote([name, 'x=y']))).toEqual([name, 'x=y']);
});

test.each([
  [['docker', 'compose', 'pull', 'api'], 'docker compose pull api'],
  [['git', 'reset', '--hard', 'HEAD~1'], 'git reset --hard HEAD~1'],
  [['find', '.', '-exec', 'rm', '{}', '+'], 'find . -exec rm {} +'],
  [['curl', '-sS', 'https://example.com:8080/a?b=c'], "curl -sS 'https://example.com:8080/a?b=c'"],
  [
    ['npx', 'prisma', 'migrate', 'deploy', '--schema=db/schema.prisma'],
    'npx prisma migrate deploy --schema=db/schema.prisma',
  ],
  [['echo', "it's"], `echo "it's"`],
  [['echo', `it's $5`], String.raw`echo 'it'\''s $5'`],
  [['echo', '', 'two words'], "echo '' 'two words'"],
  [['env', 'A=~/x', 'B=a:~/x', 'PATH=/bin:/usr/bin'], "env 'A=~/x' 'B=a:~/x' PATH=/bin:/usr/bin"],
  [['DEBUG=1', 'npm'], "'DEBUG=1' npm"],
])('%j is quoted only where it must be', (argv, text) => {
  expect(shellQuote(argv)).toBe(text);
});
