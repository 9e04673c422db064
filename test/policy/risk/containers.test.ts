import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Docker and compose: score, level, what counts, and categories.
test.each([
  [
    'docker compose pull backend && docker compose up -d --no-deps backend',
    '20 low compose-up+image-pull: deploy',
  ],
  ['docker compose -f docker-compose.prod.yml up -d', '15 low compose-up: deploy'],
  ['docker-compose up -d', '15 low compose-up: deploy'],
  ['docker compose restart api', '15 low compose-restart: deploy'],
  ['docker compose down', '35 medium compose-down: deploy'],
  ['docker compose down -v', '80 critical compose-down-volumes: deploy, destructive'],
  ['docker compose up -d --dry-run', '0 low : read-only'],
  ['docker compose ps', '0 low : read-only'],
  ['docker compose logs --tail 100 api', '0 low : read-only'],
  ['docker ps -a', '0 low : read-only'],
  ['docker volume rm data', '80 critical volume-remove: destructive'],
  ['docker volume prune -f', '80 critical volume-remove: destructive'],
  ['docker system prune -af --volumes', '90 critical volume-remove+docker-prune-all: destructive'],
  ['docker system prune -f', '40 medium docker-prune: destructive'],
  ['docker image prune -f', '15 low image-remove: destructive'],
  ['docker rm -f api', '30 medium docker-remove: destructive'],
  ['docker rm -fv api', '80 critical volume-remove: destructive'],
  ['docker stop api', '25 medium container-restart: deploy'],
  ['docker run --rm alpine ls', '20 low container-run: deploy'],
  ['docker run --rm alpine rm -rf /data --help', '20 low container-run: deploy'],
  ['docker run --privileged alpine ls', '55 high container-privileged+container-run: deploy, access'],
  ['docker run -v /:/host alpine ls', '70 high container-host-root+container-run: deploy, access'],
  [
    'docker run -v /var/run/docker.sock:/var/run/docker.sock alpine ls',
    '60 high container-socket+container-run: deploy, access',
  ],
  ['docker exec api ls', '10 low container-exec: access'],
  ['docker exec -it api bash', '50 high interactive-shell+container-exec: access'],
  ["docker exec -it api bash -c 'ls'", '15 low container-exec+inline-shell: access'],
  ['docker run -it alpine', '40 medium interactive-shell: access'],
  ['docker run -d -it alpine', '20 low container-run: deploy'],
  ['docker service update --image api:2 api', '25 medium service-deploy: deploy'],
  ['docker stack rm app', '50 high service-remove: deploy, destructive'],
  ['docker build -t api .', '10 low image-build: deploy'],
  ['docker frobnicate', '25 medium container-other: '],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
