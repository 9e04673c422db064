import type { Workspace } from '../../support/gate/workspace.ts';
import { required } from './policy.ts';

const POSSIBLE = [
  'bin/rails db:migrate',
  "echo 'bin/rails db:migrate' | bash",
  "printf '%s\\n' 'bin/rails db:migrate' | ssh web bash",
  'docker exec -i db psql -U app shop < schema.sql',
  'kubectl exec -i db-0 -- psql -U app shop < schema.sql',
  'sudo -u postgres psql shop < schema.sql',
  'ssh db psql shop < schema.sql',
  'heroku run -a shop rails db:migrate',
  'railway run npx prisma migrate deploy',
  "flyctl ssh console -C 'bin/rails db:migrate'",
  "kamal app exec 'bin/rails db:migrate'",
  'pg_restore -d shop dump.bin',
  'npm run db:migrate',
  'cap production deploy:migrate',
  'fab migrate',
  'gitlab-rake db:migrate',
  'heroku run "rails db:migrate" --app shop',
  'mosh web -- bin/rails db:migrate',
  "fab -H web -- 'cd /srv && bin/rails db:migrate'",
  "aws rds-data execute-statement --sql 'ALTER TABLE users ADD age int'",
];

const OTHERS = [
  'bin/rails db:version',
  "echo 'docker compose ps' | ssh web bash",
  'docker exec db psql -c "SELECT 1"',
  'heroku run -a shop rails db:version',
  './deploy.sh',
  'npm run db:migrate:status',
  'make deploy',
  'mosh web -- bin/rails db:version',
];

/** Tests of clauses by category, on a gate with `POLICY`. */
export function byCategory(workspace: () => Workspace): void {
  test.each(POSSIBLE)('%s takes two people in production, and one in staging', async (command) => {
    expect(await required(workspace(), command)).toEqual([2, 2]);
    expect(await required(workspace(), command, 'staging')).toEqual([1, 1]);
  });

  test.each(OTHERS)('%s takes one person', async (command) => {
    expect(await required(workspace(), command)).toEqual([1, 1]);
  });

  test('SQL that is handed to a client in a container is no prompt', async () => {
    const { findings, risk } = await workspace().api.check('docker exec -i db psql shop < schema.sql');
    expect(findings.map(({ code }) => code)).not.toContain('interactive-shell');
    expect(risk.categories).toEqual(expect.arrayContaining(['schema-change', 'data-change']));
  });
}
