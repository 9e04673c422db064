import type { Item } from './item.ts';

/** What is on its way to an environment. */
export interface Release {
  sha: string;
  /** The image's tag. */
  tag: string;
  migrates: boolean;
  /** Whether the proxy's configuration changed with it. */
  reloadsProxy: boolean;
}

/** One of the team's services: what its workflow does, and how its images are tagged. */
export interface Service {
  name: string;
  repository: string;
  tagOf(sha: string, number: number): string;
  deploy(release: Release, environment: Item['environment']): string[];
}

const DATABASE = {
  production: 'postgres://db.prod.internal/app',
  staging: 'postgres://db.staging.internal/app',
} as const;

/** The API and its worker: images are tagged with the commit, and Compose reads the tag from the environment. */
export const api: Service = {
  name: 'api',
  repository: 'acme/api',
  tagOf: (sha) => sha.slice(0, 7),
  deploy: ({ tag, migrates }, environment) => [
    `docker pull ghcr.io/acme/api:${tag}`,
    ...(migrates ? [migration(environment)] : []),
    `API_TAG=${tag} docker compose -f compose.${environment}.yml up -d --no-deps api`,
    ...(environment === 'production'
      ? [
          'docker compose -f compose.production.yml restart worker',
          'curl -fsS --retry 5 https://api.acme.dev/healthz',
        ]
      : ['curl -fsS --retry 5 https://api.staging.acme.dev/healthz']),
  ],
};

/** The web front end: images have versions, and what is tagged `current` runs. */
export const web: Service = {
  name: 'web',
  repository: 'acme/web',
  tagOf: (_sha, number) => `v1.${40 + Math.floor(number / 10)}.${number % 10}`,
  deploy: ({ tag, reloadsProxy }, environment) => [
    `docker pull ghcr.io/acme/web:${tag}`,
    `docker tag ghcr.io/acme/web:${tag} ghcr.io/acme/web:current && docker compose -f compose.${environment}.yml up -d --no-deps web`,
    ...(reloadsProxy ? ['docker compose exec -T caddy caddy reload --config /etc/caddy/Caddyfile'] : []),
    ...(environment === 'production'
      ? ['curl -fsS --retry 5 https://acme.dev/', `git push origin ${tag}`]
      : ['curl -fsS --retry 5 https://staging.acme.dev/']),
  ],
};

/** What applies the migrations of a release. The database's password is in the runner's ~/.pgpass. */
export const migration = (environment: Item['environment']): string =>
  `DATABASE_URL=${DATABASE[environment]} npx prisma migrate deploy`;
