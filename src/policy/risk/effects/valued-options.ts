/** Options that take the next word as their value, if they may stand in front of a subcommand. From the manuals. */
const OPTIONS: Record<string, string> = {
  docker:
    '-c --context -H --host -l --log-level --config -f --file -p --project-name --profile --env-file --project-directory -e --env -u --user -w --workdir -v --volume --name --network -n --tail --index',
  'docker-compose':
    '-f --file -p --project-name --profile --env-file --project-directory -H --host -e --env -u --user -w --workdir',
  kubectl:
    '-n --namespace --context --cluster --kubeconfig --user -s --server --token --as --as-group --request-timeout -v -o --output -l --selector -f --filename -c --container -k --kustomize -p --patch --type',
  helm: '-n --namespace --kube-context --kubeconfig --kube-token -f --values --set --set-string --set-file --version --timeout',
  git: '-C -c --git-dir --work-tree --namespace --exec-path',
  terraform: '-var -var-file -target',
  tofu: '-var -var-file -target',
  pulumi: '-C --cwd -s --stack -m --message',
  aws: '--profile --region --output --endpoint-url --query --cli-read-timeout',
  gcloud: '--project --account --configuration --region --zone --format --impersonate-service-account',
  az: '--subscription -o --output --query -g --resource-group -n --name',
  systemctl: '-H --host -M --machine -t --type -n --lines -o --output',
  npm: '--prefix -w --workspace --registry --userconfig',
  npx: '-p --package -c --call',
  pnpm: '-C --dir --filter -F',
  yarn: '--cwd',
  flyway: '',
  liquibase: '',
  migrate: '-path -database -source --path --database --source',
  alembic: '-c --config -n --name -x',
  ssh: '-B -b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w',
  mosh: '-p --ssh',
  psql: '-c --command -d --dbname -f --file -h --host -p --port -U --username -v --set -o --output -L --log-file -F -R -P',
  mysql: '-e --execute -h --host -u --user -P --port -D --database',
  curl: '-X --request -H --header -d --data -o --output -u --user -F --form -T --upload-file -K --config -A --user-agent -e --referer -b --cookie -m --max-time',
  'redis-cli': '-h -p -a -n -u --user --pass',
};
const ALIASES: Record<string, string> = {
  podman: 'docker',
  nerdctl: 'docker',
  'podman-compose': 'docker-compose',
  oc: 'kubectl',
  mariadb: 'mysql',
};

/** By program. */
export const VALUED_OPTIONS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  [...Object.keys(OPTIONS), ...Object.keys(ALIASES)].map((name) => [
    name,
    new Set((OPTIONS[ALIASES[name] ?? name] ?? '').split(' ').filter((option) => option !== '')),
  ]),
);
