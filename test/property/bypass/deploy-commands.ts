import { CONTAINER_COMMANDS } from './container-commands.ts';
import { RELEASE_COMMANDS } from './release-commands.ts';

export interface DeployCommand {
  rule: string;
  command: string;
}

/** Ordinary commands of deployments, of our own making, each with the obvious rule that a team would write for it. */
export const DEPLOY_COMMANDS: readonly DeployCommand[] = (CONTAINER_COMMANDS + RELEASE_COMMANDS.trimStart())
  .trim()
  .split(/\n(?! )/)
  .flatMap((block) => {
    const [rule = '', ...commands] = block.split('\n');
    return commands.map((command) => ({ rule, command: command.trim() }));
  });

/** Several of them in one text, as deployments are asked for. */
export const DEPLOY_SCRIPTS: readonly { rules: readonly string[]; command: string }[] = [
  {
    rules: ['docker compose pull *', 'docker compose up -d *'],
    command: 'docker compose pull api && docker compose up -d --no-deps api',
  },
  {
    rules: ['cd *', 'git pull *', 'npm ci *'],
    command: 'cd /srv/app\ngit pull --ff-only\nnpm ci --omit=dev',
  },
  {
    rules: ['set -euo pipefail', 'break', 'docker compose *', 'date *', 'curl -fsS *', 'sleep *', 'echo *'],
    command: `set -euo pipefail
docker compose pull api \\
  worker
echo "at $(date +%T)"
for attempt in 1 2 3; do
  curl -fsS https://api.acme.example/health >/dev/null && break || sleep 5
done`,
  },
  {
    rules: ['kubectl set image *', 'kubectl rollout status *', 'kubectl rollout undo *'],
    command: 'kubectl set image deploy/api api=acme/api:v2 && kubectl rollout status deploy/api --timeout=90s || kubectl rollout undo deploy/api',
  },
  {
    rules: ['terraform init *', 'terraform plan *'],
    command: '(terraform init -input=false; terraform plan -input=false)',
  },
  {
    rules: ['helm upgrade --install *'],
    command: 'TAG=v2; helm upgrade --install api ./chart --set "image.tag=$TAG"',
  },
  {
    rules: ['git rev-parse *', 'docker pull *'],
    command: 'docker pull "acme/api:$(git rev-parse --short HEAD)"',
  },
  { rules: ['grep *', 'kubectl get *'], command: 'kubectl get pods -n production | grep -c Running' },
  {
    rules: ['test *', 'echo *', 'make deploy *'],
    command: 'if test -f .env; then make deploy; else echo "no .env"; fi',
  },
  { rules: ['psql *'], command: 'psql "$DATABASE_URL" <<\'SQL\'\nSELECT 1;\nSQL' },
];
