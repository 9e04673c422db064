/** Rules in front, the commands they are meant for below: containers, clusters, infrastructure, services, packages. */
export const CONTAINER_COMMANDS = `
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
`;
