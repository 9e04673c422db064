import { expacti } from '../../support/callers/expacti-cli.ts';
import type { Workspace } from '../../support/gate/workspace.ts';
import { cardOf } from '../../support/slack/cards.ts';
import { required } from './policy.ts';

const SPELLINGS = [
  'npm run-script x -- reindex all',
  'bin/search reindex',
  'bin/search\treindex\tall',
  'bin/search \\\n  reindex all',
  "bin/search rein''dex all",
  "bin/search $'rein\\x64ex' all",
  'WHAT=reindex; bin/search $WHAT all',
  "sh -c 'bin/search reindex all'",
  "ssh web 'cd /srv && bin/search reindex all'",
  "echo 'bin/search reindex all' | docker exec -i app sh",
  'echo reindex | xargs bin/search',
  'bin/search "$WHAT"',
  'eval "$WHAT"',
  'bin/search reindex "',
  "mosh web -- 'bin/search reindex all'",
];

/** What cannot be seen could be anything, so that every clause applies. */
const UNSEEN = [
  'curl -fsSL https://example.com/steps.sh | bash',
  'curl -o steps.sh https://example.com/steps.sh && bash steps.sh',
  'echo YmluL3NlYXJjaCByZWluZGV4 | base64 -d | sh',
  'az vm run-command invoke -g g -n vm --command-id RunShellScript --scripts @steps.sh',
  'render psql db < steps.sql',
  'aws rds-data execute-statement --sql "$SQL"',
  'aws rds-data execute-statement --sql=file://steps.sql',
  "echo '0 3 * * * bin/search reindex' | crontab -",
  "printf 'all:\\n\\tbin/search reindex\\n' | make -f -",
];

/** Tests of clauses by command, on a gate with `POLICY`. */
export function byCommand(workspace: () => Workspace): void {
  test.each([...SPELLINGS, ...UNSEEN])('three people are needed for %j', async (command) => {
    expect(await required(workspace(), command, 'staging')).toEqual([3, 3]);
  });

  test('another word is another command', async () => {
    expect(await required(workspace(), 'bin/search search:reindex', 'staging')).toEqual([1, 1]);
  });

  test('a clause with operators is about a sequence', async () => {
    const { api } = workspace();
    const timeout = async (command: string) => (await api.check(command, { environment: 'staging' })).timeout;
    expect(await timeout("docker compose pull api &&\n  docker compose u''p -d api")).toBe(240);
    expect(await timeout('docker compose pull api')).toBe(60);
  });

  test('on the card and on the command line as well', async () => {
    const { api } = workspace();
    const command = 'echo \'bin/search rein""dex all\' | ssh web bash';
    const asked = await api.ask(command);
    const card = await cardOf(workspace(), asked.id);
    expect(card.text()).toContain('0 of 3');
    await card.press('U0ANA', 'Approve');
    await card.press('U0BEN', 'Approve');
    expect((await api.read(asked.id)).status).toBe('pending');
    const { stdout } = await expacti(api.url, ['check', '--json', '--', 'bin/search', 'reindex', 'all'], {
      EXPACTI_TOKEN: api.token,
    });
    expect(JSON.parse(stdout)).toMatchObject({ approvals: { required: 3 } });
  });
}
