import { wrongTarget } from '../../../src/policy/anomaly/wrong-target.ts';
import { analyse } from '../../../src/policy/shell/analyse.ts';

const found = (command: string, environment: string): string =>
  wrongTarget({ analysis: analyse(command), request: { environment } })
    .map(({ code, severity, text }) => `${code} ${severity}: ${text}`)
    .join();

test.each([
  [
    'DATABASE_URL=postgres://app:hunter2@db.prod.internal/app npx prisma migrate deploy',
    'postgres://db.prod.internal/app',
  ],
  [
    'env DATABASE_URL=postgres://db.prod.internal/app npx prisma migrate deploy',
    'postgres://db.prod.internal/app',
  ],
  ['psql postgres://db.internal/app_production -c "select 1"', 'postgres://db.internal/app_production'],
  ['psql -h db-prod-1 -c "select 1"', 'db-prod-1'],
  ['pg_dump --host=db.prod.internal app', 'db.prod.internal'],
  ['kubectl --context prod-eu apply -f x', 'prod-eu'],
  ['kubectl --context=prod-eu apply -f x', 'prod-eu'],
  ['kubectl -n production delete pod x', 'production'],
  ['kubectl config use-context live', 'live'],
  ['helm upgrade api ./chart -f values-prod.yaml', 'values-prod.yaml'],
  ['AWS_PROFILE=production aws s3 ls', 'production'],
  ['aws --profile prod s3 ls', 'prod'],
  ['export AWS_PROFILE=production', 'production'],
  ['terraform workspace select prod', 'prod'],
  ['terraform -chdir=envs/prod apply', 'envs/prod'],
  ['terraform apply -var-file=prod.tfvars', 'prod.tfvars'],
  ['docker compose -f docker-compose.prod.yml up -d', 'docker-compose.prod.yml'],
  ['docker --context prod ps', 'prod'],
  ['ansible-playbook -i inventories/production site.yml', 'inventories/production'],
  ['ssh deploy@web1.prod.example.com uptime', 'web1.prod.example.com'],
  ['ssh prod-web1 uptime', 'prod-web1'],
  ['rsync -a build/ prod-web1:/srv', 'prod-web1'],
  ['curl -X POST https://api.prod.example.com/x', 'api.prod.example.com'],
  ['cp .env.production .env', '.env.production'],
  ['./deploy.sh production', 'production'],
  ['make deploy-prod', 'prod'],
  ['npm run deploy:prod', 'prod'],
  ['bash -c "kubectl --context prod-eu apply -f x"', 'prod-eu'],
])('in staging %j names production by %s', (command, shown) => {
  expect(found(command, 'staging')).toBe(
    `wrong-target ask: “${shown}” looks like production, but the request is for staging.`,
  );
});

test.each([
  ['docker compose -f docker-compose.staging.yml up -d', 'production'],
  ['kubectl -n staging apply -f x', 'production-eu'],
  ['kubectl --context dev apply -f x', 'production'],
  ['./deploy.sh staging', 'prod'],
  ['curl https://api.dev.acme.com/healthz', 'production'],
  ['curl https://dev.acme.dev/healthz', 'production'],
  ['psql postgres://db.dev/app -c "select 1"', 'production'],
])('%j in %s names another environment', (command, environment) => {
  expect(found(command, environment)).toMatch(/^wrong-target ask:/);
});

test.each([
  ['kubectl --context prod-eu apply -f x', 'production'],
  ['kubectl --context prod-eu apply -f x', 'blue'],
  ['psql postgres://db.svc.cluster.local/app -c "select 1"', 'production'],
  ['NODE_ENV=production npm run build', 'staging'],
  ['npm test', 'production'],
  ['go test ./...', 'production'],
  ['grep -i production log.txt', 'staging'],
  ['cat x > /dev/null', 'production'],
  ['kubectl apply -f /dev/stdin', 'production'],
  ['curl https://example.com/dev/docs', 'production'],
  ['curl https://api.acme.dev/healthz', 'production'],
  ['curl https://api.acme.dev:8443/healthz', 'production'],
  ['git clone git@github.com:acme/prod-tools.git', 'staging'],
  ['docker compose pull api', 'production'],
  ['echo "this is production"', 'staging'],
])('%j in %s is aimed right', (command, environment) => {
  expect(found(command, environment)).toBe('');
});
