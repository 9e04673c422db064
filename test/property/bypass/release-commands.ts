/** Rules in front, the commands they are meant for below: git, clouds, databases, migrations, files, platforms. */
export const RELEASE_COMMANDS = `
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
