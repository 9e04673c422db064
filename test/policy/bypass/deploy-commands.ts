/**
 * Ordinary commands of deployments, of our own making, each with the obvious rule that a team would write for it. Rules
 * stand in front, the commands they are meant for below.
 */
const TEXT = `
docker compose pull *
  docker compose pull api
  docker compose pull api worker
  docker compose pull --quiet
  docker compose pull "$SERVICE"
docker compose up -d *
  docker compose up -d
  docker compose up -d --no-deps api
  docker compose up -d --remove-orphans --wait
docker compose -f docker-compose.prod.yml *
  docker compose -f docker-compose.prod.yml up -d --no-deps --build web
  docker compose -f docker-compose.prod.yml logs --tail=100 web
docker compose ps *
  docker compose ps
  docker compose ps --format json
docker compose logs *
  docker compose logs --tail 200 api
  docker compose logs --since 10m api 2>&1
docker compose restart *
  docker compose restart api
docker compose run --rm web rails *
  docker compose run --rm web rails db:migrate
  docker compose run --rm web rails runner 'puts User.count'
docker compose exec -T db pg_dump app
  docker compose exec -T db pg_dump app
docker pull *
  docker pull ghcr.io/acme/api:v1.2.3
  docker pull "ghcr.io/acme/api:$TAG"
  docker pull ghcr.io/acme/api:\${GITHUB_SHA}
  docker pull ghcr.io/acme/api:\${TAG:-latest}
docker build *
  docker build -t acme/api:v1 .
  docker build --pull --build-arg VERSION=1.2.3 -f docker/Dockerfile -t acme/api:v1 .
docker push *
  docker push ghcr.io/acme/api:v1.2.3
docker tag *
  docker tag acme/api:v1 ghcr.io/acme/api:v1
docker stop *
  docker stop api
docker rm *
  docker rm api-old
docker run --rm *
  docker run --rm hello-world
  docker run --rm -e A=b -v /srv/data:/data:ro acme/check:v1
  docker run --rm "$IMAGE"
docker image prune *
  docker image prune -af --filter until=168h
docker system df
  docker system df
docker stack deploy *
  docker stack deploy -c stack.yml --with-registry-auth app
docker service update *
  docker service update --image acme/api:v2 app_api
docker inspect *
  docker inspect --format '{{.State.Health.Status}}' api
docker login *
  docker login -u deploy --password-stdin ghcr.io < token.txt
kubectl get *
  kubectl get pods -n production
  kubectl -n production get deploy api -o jsonpath='{.status.readyReplicas}'
  kubectl get pods -l app=api -o wide
kubectl -n production get *
  kubectl -n production get pods
  kubectl -n production get events --sort-by=.lastTimestamp
kubectl describe *
  kubectl describe pod api-7d9f
kubectl logs *
  kubectl logs deploy/api --tail=100 -f
kubectl rollout status *
  kubectl rollout status deployment/api --timeout=120s
  kubectl rollout status deploy/api -n production
  timeout 300 kubectl rollout status deploy/api
kubectl rollout restart *
  kubectl rollout restart deployment/api -n production
kubectl rollout undo *
  kubectl rollout undo deployment/api --to-revision=3
kubectl apply -f *
  kubectl apply -f k8s/production/
  kubectl apply -f k8s/deployment.yaml --server-side
kubectl apply -k *
  kubectl apply -k overlays/production
kubectl set image *
  kubectl set image deployment/api api=acme/api:v2
  kubectl set image deployment/api api=acme/api:$GITHUB_SHA
kubectl scale *
  kubectl scale deployment/api --replicas=5
kubectl config use-context *
  kubectl config use-context prod-eu
kubectl wait *
  kubectl wait --for=condition=complete job/migrate --timeout=300s
kubectl diff *
  kubectl diff -f k8s/
kubectl top *
  kubectl top pods --containers
kubectl exec deploy/api -- rails db:migrate:status
  kubectl exec deploy/api -- rails db:migrate:status
kubectl cordon *
  kubectl cordon node-3
helm upgrade --install *
  helm upgrade --install api ./chart -f values.prod.yaml --set image.tag=v2 --wait
  helm upgrade --install api ./chart --set image.tag=$TAG --atomic --timeout 5m
helm rollback *
  helm rollback api 3
helm list *
  helm list -A
helm repo *
  helm repo update
  helm repo add bitnami https://charts.bitnami.com/bitnami
helm diff upgrade *
  helm diff upgrade api ./chart -f values.yaml
helm history *
  helm history api --max 5
terraform init *
  terraform init -input=false
  terraform init -backend-config=prod.hcl -reconfigure
terraform plan *
  terraform plan -out=tfplan -input=false
  terraform plan -var-file=prod.tfvars -var "image_tag=$TAG"
terraform apply tfplan
  terraform apply tfplan
terraform apply -auto-approve *
  terraform apply -auto-approve -input=false tfplan
terraform -chdir=infra *
  terraform -chdir=infra plan -detailed-exitcode
terraform workspace select *
  terraform workspace select production
terraform output *
  terraform output -json
terraform fmt *
  terraform fmt -check -recursive
tofu plan *
  tofu plan -out=plan.bin
pulumi up *
  pulumi up --yes --stack production
systemctl restart *
  systemctl restart nginx
sudo systemctl restart nginx
  sudo systemctl restart nginx
sudo systemctl reload nginx
  sudo systemctl reload nginx
systemctl status *
  systemctl status api --no-pager
systemctl is-active *
  systemctl is-active --quiet api
systemctl daemon-reload
  systemctl daemon-reload
journalctl *
  journalctl -u api -n 100 --no-pager
nginx -t
  nginx -t
service *
  service nginx reload
npm ci *
  npm ci
  npm ci --omit=dev --ignore-scripts
npm run *
  npm run build
  npm run migrate -- --env production
npm test *
  npm test
npm publish *
  npm publish --access public --tag latest
npx prisma *
  npx prisma migrate deploy
  npx prisma generate
  npx --yes prisma migrate status
npx knex *
  npx knex migrate:latest --env production
pnpm install *
  pnpm install --frozen-lockfile
pnpm -r build
  pnpm -r build
yarn install *
  yarn install --immutable
yarn build
  yarn build
pm2 reload *
  pm2 reload ecosystem.config.js --env production
git pull *
  git pull --ff-only origin main
git fetch *
  git fetch --all --tags --prune
git checkout *
  git checkout v1.2.3
  git checkout "$GITHUB_SHA"
  git checkout -f main
git push *
  git push origin main
  git push origin v1.2.3
  git push origin "v$VERSION"
git tag *
  git tag -a v1.2.3 -m 'Release 1.2.3'
git status *
  git status --porcelain
git log *
  git log --oneline -10
  git log --format=%h:%s -n 5
git rev-parse *
  git rev-parse --short HEAD
git clone *
  git clone --depth 1 https://github.com/acme/api.git
git reset --hard *
  git reset --hard origin/main
git submodule update *
  git submodule update --init --recursive
git -C /srv/app *
  git -C /srv/app pull --ff-only
git diff *
  git diff --stat HEAD~1
git config user.name *
  git config user.name deploy-bot
git merge *
  git merge --no-ff release/1.2
aws s3 sync *
  aws s3 sync dist/ s3://acme-web --delete
  aws s3 sync ./dist "s3://$BUCKET" --cache-control max-age=31536000
aws s3 cp *
  aws s3 cp build.tgz s3://acme-builds/build.tgz
aws ecs update-service *
  aws ecs update-service --cluster prod --service api --force-new-deployment
aws ecs wait *
  aws ecs wait services-stable --cluster prod --services api
aws cloudfront create-invalidation *
  aws cloudfront create-invalidation --distribution-id E123 --paths '/*'
aws lambda update-function-code *
  aws lambda update-function-code --function-name api --zip-file fileb://fn.zip
aws ecr get-login-password * | docker login *
  aws ecr get-login-password --region eu-west-1 | docker login --username AWS --password-stdin 1.dkr.ecr.eu-west-1.amazonaws.com
aws sts get-caller-identity
  aws sts get-caller-identity
gcloud run deploy *
  gcloud run deploy api --image gcr.io/acme/api:v2 --region europe-west1
gcloud container clusters get-credentials *
  gcloud container clusters get-credentials prod --zone europe-west1-b
gcloud builds submit *
  gcloud builds submit --tag gcr.io/acme/api
az webapp deployment *
  az webapp deployment source sync -g rg -n api
az aks get-credentials *
  az aks get-credentials -g rg -n prod
psql *
  psql -h db.internal -U app -c 'SELECT count(*) FROM users'
  psql "$DATABASE_URL" -c 'SELECT 1'
  psql "$DATABASE_URL" -f migrations/42.sql
  psql -At -c 'SELECT version()'
pg_dump *
  pg_dump -Fc -f backup.dump app
mysql *
  mysql -h db -u app app < schema.sql
  mysql -e 'SHOW PROCESSLIST'
redis-cli *
  redis-cli -h cache PING
rails db:migrate *
  rails db:migrate
  RAILS_ENV=production rails db:migrate
RAILS_ENV=* rails db:migrate
  RAILS_ENV=production rails db:migrate
bundle exec rails *
  bundle exec rails db:migrate
  bundle exec rails assets:precompile
bundle exec rake *
  bundle exec rake db:seed
bundle install *
  bundle install --deployment --without development test
bin/rails *
  bin/rails db:migrate:status
cap production deploy *
  cap production deploy BRANCH=main
python manage.py *
  python manage.py migrate --noinput
  python manage.py collectstatic --noinput
python3 -m alembic *
  python3 -m alembic upgrade head
alembic upgrade *
  alembic upgrade head
pip install *
  pip install -r requirements.txt
poetry run alembic *
  poetry run alembic upgrade head
flyway *
  flyway -url=jdbc:postgresql://db/app migrate
liquibase update *
  liquibase update --changelog-file=db.xml
./deploy.sh *
  ./deploy.sh production v1.2.3
  timeout 600 ./deploy.sh production
  nice -n 10 ./deploy.sh production 2>&1
bash deploy.sh *
  bash deploy.sh production
bash -euo pipefail deploy.sh *
  bash -euo pipefail deploy.sh production
make deploy *
  make deploy ENV=production
  make deploy
make -C infra *
  make -C infra plan
rsync -az *
  rsync -az --delete dist/ deploy@web:/srv/www/
scp *
  scp -r dist deploy@web:/srv/www
ssh deploy@web 'systemctl reload nginx'
  ssh deploy@web 'systemctl reload nginx'
curl -fsS *
  curl -fsS https://api.acme.example/health
  curl -fsS -X POST -H 'Content-Type: application/json' -d '{"ok":true}' https://hooks.example/x
  curl -fsS --retry 5 --max-time 10 https://api.acme.example/health > /dev/null
curl -fsSL -o /tmp/* *
  curl -fsSL -o /tmp/tool.tgz https://example.com/tool.tgz
tar -czf *
  tar -czf release.tgz dist
tar xzf *
  tar xzf release.tgz -C /srv/app
cp *
  cp -r dist /srv/www
mkdir -p *
  mkdir -p /srv/releases/42
ln -sfn *
  ln -sfn /srv/releases/42 /srv/current
cd *
  cd /srv/app
sed -i *
  sed -i 's/TAG=.*/TAG=v2/' .env
  sed -i "s|image: .*|image: acme/api:$TAG|" deployment.yaml
sed -i.bak *
  sed -i.bak -e '/^#/d' -e 's/a/b/g' app.conf
grep *
  grep -q ready status.txt
awk *
  awk '{ print $1 }' hosts.txt
find /var/log/app *
  find /var/log/app -name '*.gz' -mtime +30
echo *
  echo "Deployed $TAG"
  echo done
set -euo pipefail
  set -euo pipefail
export NODE_ENV=*
  export NODE_ENV=production
sleep *
  sleep 10
test *
  test -f .env
date *
  date +%F
ansible-playbook *
  ansible-playbook -i hosts deploy.yml --limit web --extra-vars version=1.2.3
argocd app sync *
  argocd app sync api --prune
fly deploy *
  fly deploy --image acme/api:v2 --strategy rolling
heroku run rails *
  heroku run rails db:migrate -a acme
vercel deploy *
  vercel deploy --prod --yes
apt-get update
  apt-get update
apt-get install -y *
  apt-get install -y --no-install-recommends nginx
cargo build *
  cargo build --release --locked
go build *
  go build -o bin/api ./cmd/api
php artisan migrate *
  php artisan migrate --force
composer install *
  composer install --no-dev --optimize-autoloader
`;

export interface DeployCommand {
  rule: string;
  command: string;
}

export const DEPLOY_COMMANDS: readonly DeployCommand[] = TEXT.trim()
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
