import { type Domain, readers, rows } from '../effect.ts';

const AWS = 'https://docs.aws.amazon.com/cli/latest/reference/';
const GCLOUD = 'https://cloud.google.com/sdk/gcloud/reference';
const AZURE = 'https://learn.microsoft.com/en-us/cli/azure/reference-index';

/** The providers' command lines: thousands of commands, told apart by their verbs. */
export const cloud: Domain = {
  name: 'AWS, Google Cloud and Azure',
  effects: [
    ...rows(AWS, [
      ['aws s3 rb', 'cloud-delete-data', 85, ['destructive', 'infrastructure'], 'Deletes a bucket, a database or another store with its content.'],
      ['aws s3 rm --recursive', 'cloud-delete-data', 85, ['destructive', 'data-change'], 'Deletes a bucket, a database or another store with its content.'],
      ['aws s3 sync --delete', 'cloud-sync-delete', 50, ['destructive', 'data-change'], 'Deletes what is missing on the other side.'],
      ['aws s3 rm', 'cloud-remove-object', 45, ['destructive', 'data-change'], 'Deletes objects.'],
      ['aws s3 cp|mv|sync|mb', 'cloud-copy', 20, ['data-change'], 'Copies or moves objects.'],
      ['aws rds|dynamodb|s3api|redshift|elasticache|efs|docdb|neptune|kms|backup|opensearch ~^(delete|schedule-key-deletion|purge)', 'cloud-delete-data', 85, ['destructive', 'infrastructure'], 'Deletes a bucket, a database or another store with its content.'],
      ['aws ec2 terminate-instances', 'cloud-terminate', 80, ['destructive', 'infrastructure'], 'Terminates machines.'],
      ['aws iam|sts|organizations|sso-admin|kms * ~^(create|put|attach|detach|update|delete|add|remove|assume|set|upload|change)', 'cloud-access', 65, ['access'], 'Changes who may do what, or acts as somebody else.'],
      ['aws secretsmanager get-secret-value', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['aws ssm get-parameter|get-parameters|get-parameters-by-path --with-decryption', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['aws ssm send-command|start-session', 'cloud-remote-command', 60, ['access'], 'Runs something on machines that we cannot see.'],
      ['aws ecs update-service', 'cloud-deploy', 25, ['deploy'], 'Deploys a service.'],
      ['aws lambda update-function-code|publish-version|update-alias', 'cloud-deploy', 25, ['deploy'], 'Deploys a service.'],
      ['aws deploy create-deployment', 'cloud-deploy', 25, ['deploy'], 'Deploys a service.'],
      ['aws cloudfront create-invalidation', 'cloud-cache', 10, ['deploy'], 'Empties a cache.'],
      ['aws ecr get-login-password', 'cloud-login', 5, ['access'], 'Logs in to a registry.'],
      ['aws * ~^(delete|terminate|deregister|purge|remove|destroy|disable|revoke|detach)-', 'cloud-delete', 60, ['destructive', 'infrastructure'], 'Deletes or disables something in the cloud.'],
      ['aws * ~^(stop|reboot|reset|restore|failover)-', 'cloud-stop', 45, ['infrastructure'], 'Stops, restarts or restores something in the cloud.'],
    ]),
    ...readers(AWS, ['aws s3 ls|presign', 'aws * ~^(describe|list|get|head|lookup|search|estimate|simulate|wait|batch-get|query|scan|filter)(-|$)', 'aws --version|help']),
    ...rows(AWS, [['aws', 'cloud-change', 35, ['infrastructure'], 'Changes something in the cloud.']]),
    ...rows(GCLOUD, [
      ['gcloud sql|storage|bigtable|spanner|firestore|kms|projects|redis|filestore ~^(delete|destroy|rm)$', 'cloud-delete-data', 85, ['destructive', 'infrastructure'], 'Deletes a bucket, a database or another store with its content.'],
      ['gcloud secrets versions access', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['gcloud ~^(add|remove|set)-iam-policy', 'cloud-access', 65, ['access'], 'Changes who may do what, or acts as somebody else.'],
      ['gcloud iam ~^(create|delete|update|undelete|keys)$', 'cloud-access', 65, ['access'], 'Changes who may do what, or acts as somebody else.'],
      ['gcloud compute ssh', 'cloud-remote-command', 60, ['access'], 'Runs something on machines that we cannot see.'],
      ['gcloud ~^(delete|destroy|remove|rm|disable|reset)$', 'cloud-delete', 60, ['destructive', 'infrastructure'], 'Deletes or disables something in the cloud.'],
      ['gcloud run|app|functions|deploy ~^deploy$', 'cloud-deploy', 25, ['deploy'], 'Deploys a service.'],
      ['gcloud ~^(stop|restart|reboot|restore|failover)$', 'cloud-stop', 45, ['infrastructure'], 'Stops, restarts or restores something in the cloud.'],
      ['gcloud config|auth|components', 'cloud-login', 5, ['access'], 'Changes the account or the target of later commands.'],
    ]),
    ...readers(GCLOUD, ['gcloud ~^(list|describe|get-iam-policy|read|tail|search|info|version|ls)$', 'gsutil ls|stat|cat|du|version', 'bq ls|show|head']),
    ...rows(GCLOUD, [
      ['gcloud', 'cloud-change', 35, ['infrastructure'], 'Changes something in the cloud.'],
      ['gsutil|bq rb|rm', 'cloud-delete-data', 85, ['destructive', 'data-change'], 'Deletes a bucket, a database or another store with its content.'],
      ['gsutil|bq', 'cloud-copy', 20, ['data-change'], 'Copies or moves objects.'],
    ]),
    ...rows(AZURE, [
      ['az group|sql|storage|cosmosdb|keyvault|postgres|mysql|redis|disk|backup ~^(delete|purge)', 'cloud-delete-data', 85, ['destructive', 'infrastructure'], 'Deletes a bucket, a database or another store with its content.'],
      ['az keyvault secret show|download', 'secret-read', 45, ['access'], 'Prints a secret.'],
      ['az role|ad ~^(create|delete|update|add|remove|reset)', 'cloud-access', 65, ['access'], 'Changes who may do what, or acts as somebody else.'],
      ['az vm run-command|ssh', 'cloud-remote-command', 60, ['access'], 'Runs something on machines that we cannot see.'],
      ['az ~^(delete|remove|purge|destroy|deallocate)$', 'cloud-delete', 60, ['destructive', 'infrastructure'], 'Deletes or disables something in the cloud.'],
      ['az webapp|functionapp|containerapp|aks ~^(deploy|deployment|up|update|restart)$', 'cloud-deploy', 25, ['deploy'], 'Deploys a service.'],
      ['az login|logout|account', 'cloud-login', 5, ['access'], 'Changes the account or the target of later commands.'],
    ]),
    ...readers(AZURE, ['az ~^(list|show|get|exists|check|version|tail)$']),
    ...rows(AZURE, [
      ['az', 'cloud-change', 35, ['infrastructure'], 'Changes something in the cloud.'],
      ['wrangler deploy|publish|rollback|versions|delete|secret|kv|r2', 'platform-change', 30, ['deploy'], 'Changes a hosted platform.', 'https://developers.cloudflare.com/workers/wrangler/commands/'],
      ['heroku|fly|flyctl|vercel|netlify|railway|render|doctl|hcloud', 'platform-change', 30, ['deploy'], 'Changes a hosted platform.', 'https://devcenter.heroku.com/articles/heroku-cli-commands'],
    ]),
    ...rows('https://kamal-deploy.org/docs/commands/app/', [
      ['kamal|mrsk app|server|accessory exec', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.'],
      ['kamal|mrsk deploy|redeploy|setup|rollback|app|proxy|prune|build', 'kamal-deploy', 35, ['deploy'], 'Changes what runs on the servers.'],
      ['dokku run|run:detached|enter', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://dokku.com/docs/processes/one-off-tasks/'],
      ['cf ssh|run-task|rt', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://cli.cloudfoundry.org/en-US/v8/ssh.html'],
      ['eb|vagrant|tsh|minikube|colima ssh', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb3-ssh.html'],
      ['scalingo|okteto|distrobox|toolbox run|exec|enter', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://doc.scalingo.com/platform/cli/features'],
      ['nomad alloc|exec exec', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://developer.hashicorp.com/nomad/commands/alloc/exec'],
      ['nomad exec', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://developer.hashicorp.com/nomad/commands/alloc/exec'],
      ['multipass|lxc|incus|machinectl|limactl|crictl exec|shell', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://documentation.ubuntu.com/multipass/'],
      ['copilot svc|job|task exec|run', 'remote-exec', 10, ['access'], 'Runs a command on a server, or in a running container.', 'https://aws.github.io/copilot-cli/docs/commands/svc-exec/'],
      ['pdsh|pssh|parallel-ssh|clush *', 'remote-exec-many', 15, ['access'], 'Runs a command on many servers.', 'https://linux.die.net/man/1/pdsh'],
    ]),
  ],
  aggravating: rows(AWS, [
    ['aws --skip-final-snapshot|--force|--force-delete-without-recovery|--no-dry-run', 'cloud-force', 15, ['destructive'], 'Leaves nothing to restore from, or does not ask.'],
    ['gcloud|az -q|--quiet|-y|--yes', 'cloud-unasked', 5, [], 'Does not ask for confirmation before it changes anything.'],
    ['heroku|fly|flyctl ~^(pg:reset|apps:destroy|destroy|addons:destroy|pg:copy)$', 'platform-destroy', 60, ['destructive'], 'Destroys an application or its database.', 'https://devcenter.heroku.com/articles/heroku-cli-commands'],
  ]),
  harmless: ['aws s3 --dryrun', 'aws ec2 --dry-run', 'aws|gcloud|az help', 'gcloud|az --help'],
};
