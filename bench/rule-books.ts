import type { Rule } from '../src/policy/rule.ts';

/** Rules as a team of many services writes them: the same few verbs, over and over, for each service. */
const VERBS = [
  'docker compose pull NAME *',
  'docker compose up -d NAME',
  'docker compose restart NAME',
  'kubectl rollout status deploy/NAME *',
  'kubectl -n NAME get pods *',
  'helm upgrade --install NAME ./charts/NAME *',
  'systemctl restart NAME',
  'git -C /srv/NAME pull --ff-only *',
  'npm --prefix /srv/NAME run build',
  'aws ecs update-service --cluster main --service NAME *',
] as const;

/** What is asked for, of the same kinds: every other one is known. */
const ASKED = [
  'docker compose pull NAME --quiet && docker compose up -d NAME',
  'docker compose down -v NAME',
  'kubectl rollout status deploy/NAME --timeout=60s',
  'kubectl -n NAME delete pods --all',
  'helm upgrade --install NAME ./charts/NAME --set image.tag=v42',
  'systemctl stop NAME',
  'git -C /srv/NAME pull --ff-only',
  'rm -rf /srv/NAME/releases/*',
  'aws ecs update-service --cluster main --service NAME --force-new-deployment',
  'psql -c "DELETE FROM sessions WHERE service = \'NAME\'"',
] as const;

const fill = (text: string, index: number): string => text.replaceAll('NAME', `service-${index}`);

/** `count` globs, one in twenty of them a denial. */
export function rules(count: number): Rule[] {
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    effect: index % 20 === 19 ? ('deny' as const) : ('allow' as const),
    type: 'glob' as const,
    pattern: fill(VERBS[index % VERBS.length] ?? '', Math.floor(index / VERBS.length)),
    environments: [],
    repositories: [],
    hours: 'any' as const,
    expiresAt: null,
    maxUses: null,
    uses: 0,
    reason: 'known',
  }));
}

/** Commands spread over all services that `count` rules are about. */
export function commands(count: number): string[] {
  const services = Math.max(1, Math.floor(count / VERBS.length));
  return Array.from({ length: 100 }, (_, index) =>
    fill(ASKED[index % ASKED.length] ?? '', Math.floor((index * services) / 100)),
  );
}
