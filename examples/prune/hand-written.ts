import type { FilledIn } from '../../test/support/slack/rule-modal.ts';

/** A rule that an admin types into the form of `/expacti allow`. */
export interface HandWritten extends Required<Pick<FilledIn, 'type' | 'pattern' | 'example' | 'reason'>> {
  /** 1 … 30, before its first request. */
  day: number;
}

const glob = (day: number, pattern: string, example: string): HandWritten => ({
  day,
  type: 'glob',
  pattern,
  example,
  reason: 'nobody wants to see these one by one',
});

const exact = (day: number, pattern: string): HandWritten => ({
  day,
  type: 'exact',
  pattern,
  example: pattern,
  reason: 'from the wiki',
});

/**
 * As the month goes on, somebody has enough of one kind of card after another, and writes a glob for it; what was
 * allowed one by one before stays in the book. Of versions that are pushed nobody thinks. On one day what the wiki lists
 * is typed in: it is in the book already, spelt otherwise.
 */
export const HAND_WRITTEN: readonly HandWritten[] = [
  glob(9, 'docker pull ghcr.io/acme/api:*', 'docker pull ghcr.io/acme/api:3f2a9bc'),
  exact(10, 'curl  -fsS --retry 5 "https://acme.dev/"'),
  exact(10, "curl -fsS --retry '5' https://api.acme.dev/healthz"),
  exact(10, 'docker  compose  ps'),
  exact(10, "df '-h'"),
  glob(12, 'docker pull ghcr.io/acme/web:*', 'docker pull ghcr.io/acme/web:v1.40.1'),
  glob(13, 'docker compose logs *', 'docker compose logs --tail 100 api'),
  glob(
    15,
    'docker tag ghcr.io/acme/web:* ghcr.io/acme/web:current',
    'docker tag ghcr.io/acme/web:v1.40.1 ghcr.io/acme/web:current',
  ),
  glob(
    17,
    'API_TAG=* docker compose -f compose.*.yml up -d --no-deps api',
    'API_TAG=3f2a9bc docker compose -f compose.staging.yml up -d --no-deps api',
  ),
  glob(
    20,
    'docker compose exec -T db pg_dump -Fc -f /backups/app-*.dump app',
    'docker compose exec -T db pg_dump -Fc -f /backups/app-2026-05-01.dump app',
  ),
];
