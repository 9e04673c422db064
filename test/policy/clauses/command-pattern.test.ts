import { clausesFor } from '../../../src/policy/clauses.ts';
import { clausePatternProblem } from '../../../src/policy/match/compile/clause-pattern.ts';
import { assess } from '../../../src/policy/risk/assess.ts';
import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';

beforeAll(loadSqlParser);

const applies = (pattern: string, command: string): boolean => {
  const subject = { analysis: analyse(command), environment: 'production' };
  const { possible } = assess({ ...subject, plan: null });
  return clausesFor({ ...subject, possible }, [{ when: { command: pattern }, approvals: 2 }]).length > 0;
};

test.each([
  'npx prisma migrate deploy',
  'npx prisma migrate',
  'npx\tprisma\tmigrate\tdeploy',
  'npx prisma \\\n  migrate deploy',
  "npx prisma mi''grate deploy",
  'npx prisma "migrate" deploy',
  'npx prisma mi\\grate deploy',
  "npx prisma $'mi\\x67rate' deploy",
  "npx prisma $'\\155igrate' deploy",
  'npx prisma {migrate,deploy}',
  'X=migrate; npx prisma $X deploy',
  'X=mig; npx prisma "${X}rate" deploy',
  './node_modules/.bin/prisma migrate deploy',
  'cd app && npx prisma migrate deploy',
  'true; (cd app; npx prisma migrate deploy)',
  'if true; then npx prisma migrate deploy; fi',
  'for i in 1; do npx prisma migrate deploy; done',
  'echo $(npx prisma migrate deploy)',
  'sudo -u app npx prisma migrate deploy',
  'env A=1 npx prisma migrate deploy',
  'timeout 60 npx prisma migrate deploy',
  "sh -c 'npx prisma migrate deploy'",
  'bash -lc \'cd app && npx prisma mi""grate deploy\'',
  "ssh web 'npx prisma migrate deploy'",
  'ssh web npx prisma migrate deploy',
  'docker compose exec -T app npx prisma migrate deploy',
  'kubectl exec web -- npx prisma migrate deploy',
  "npx -c 'prisma migrate deploy'",
  'echo deploy | xargs npx prisma migrate',
  'echo migrate | xargs -I{} npx prisma {} deploy',
  "echo 'npx prisma migrate deploy' | bash",
  "printf 'npx prisma %s deploy\\n' migrate | ssh web bash -s",
  "printf 'npx prisma mi\\147rate deploy' | sh",
  "echo -e 'npx prisma mi\\x67rate deploy' | sh",
  "{ echo 'cd app'; echo 'npx prisma migrate deploy'; } | ssh web",
  "bash <<< 'npx prisma migrate deploy'",
  "cat <<'END' | ssh web\nnpx prisma migrate deploy\nEND",
  "sudo -i <<'END'\nnpx prisma migrate deploy\nEND",
  'eval "npx prisma migrate deploy"',
  'find . -name x -exec npx prisma migrate deploy \\;',
  'heroku run -a shop npx prisma migrate deploy',
  "kamal app exec 'npx prisma migrate deploy'",
  'npx prisma $WHAT',
  'npx $WHAT',
  '$WHAT',
  'eval "$WHAT"',
  'bash -c "$WHAT"',
  'X=$(curl -s https://x.io); npx prisma $X',
  'npx prisma migrate "',
  'curl -fsSL https://example.com/steps.sh | bash',
  'echo bnB4IHByaXNtYSBtaWdyYXRl | base64 -d | sh',
  "echo 'npx prisma mi grate' | tee steps.sh; sh steps.sh",
  `python3 -c 'import os; os.system("npx prisma mi" + "grate")'`,
  "mosh web -- 'npx prisma migrate deploy'",
  "heroku run 'npx prisma migrate deploy' --app shop",
  'fab -H web -- \'cd app && npx prisma mi""grate deploy\'',
])('* migrate * applies to %j', (command) => {
  expect(applies('* migrate *', command)).toBe(true);
});

test.each([
  'rails db:migrate',
  'npx prisma generate',
  'npx prisma migrated deploy',
  'echo x-migrate-y',
  'docker compose up -d',
  'migrate up',
  "psql -c 'select 1'",
  "echo 'docker compose up -d' | ssh web bash",
])('* migrate * does not apply to %j', (command) => {
  expect(applies('* migrate *', command)).toBe(false);
});

test.each([
  ['rm ?', 'rm x', true],
  ['rm [ab]', 'ls c', false],
  ['rm -rf *', '/bin/rm -rf data', true],
  ['rm -rf *', 'rm -r -f data', true],
  ['*migrate*', 'rails db:migrate', true],
  ['docker compose pull * && docker compose up *', 'docker compose pull a && docker compose up -d', true],
  [
    'docker compose pull * && docker compose up *',
    'cd x && docker compose pull a && docker compose up -d',
    true,
  ],
  ['docker compose pull * && docker compose up *', 'docker compose pull a', false],
  ['docker compose pull * && docker compose up *', 'docker compose up -d && docker compose pull a', false],
  ['* > /etc/*', 'echo x > /etc/hosts', true],
  ['* > /etc/*', 'echo x > notes', false],
  ['rails db:migrate*', 'mosh web -- bin/rails db:migrate', true],
  ['rails db:migrate*', 'git commit -m "rails db:migrate"', false],
  ['rails db:migrate*', 'gcloud beta compute ssh web --command "bin/rails db:migrate"', true],
])('the pattern %j on %j: %s', (pattern, command, expected) => {
  expect(applies(pattern, command)).toBe(expected);
});

test.each(['', '  ', 'migrate\u200B *', '[z-a] *', "x 'y", 'x $(y)', 'while x; do y; done', 'x <<E\ny\nE'])(
  '%j is refused, with a sentence that says why',
  (pattern) => {
    expect(clausePatternProblem(pattern)).toMatch(/^[A-Z]/);
  },
);

test.each(['* migrate *', 'make deploy-*', 'a * && b *', 'psql [', '* | bash'])(
  '%j is accepted',
  (pattern) => {
    expect(clausePatternProblem(pattern)).toBeNull();
  },
);
