import type { SimpleCommand } from '../command.ts';
import { literalOf } from '../word.ts';

/**
 * Variables that programs read as data: where they connect to, which account they use, what they configure. Setting one
 * changes what a command does without a trace in its words. Those that make programs run something else are in
 * `steering-variables.ts`. A name that ends in `_` stands for all that begin with it. From the manual of each program.
 */
const READ: Readonly<Record<string, string>> = {
  kubernetes:
    'KUBECONFIG KUBE_ KUBECTL_ KUBERNETES_ HELM_ ARGOCD_ ARGO_ FLUX_ SKAFFOLD_ KUSTOMIZE_ TILLER_ TALOSCONFIG TALOS_ ETCDCTL_ K9S_ K3S_ KIND_ MINIKUBE_ KOPS_ EKSCTL_ VELERO_ CILIUM_ ISTIO_ LINKERD_',
  containers:
    'DOCKER_ COMPOSE_ BUILDKIT_ BUILDX_ CONTAINER_HOST CONTAINERS_ CONTAINERD_ PODMAN_ REGISTRY_AUTH_FILE NERDCTL_ CONTAINER_RUNTIME_ENDPOINT IMAGE_SERVICE_ENDPOINT COSIGN_ SIGSTORE_ TRIVY_',
  databases: `DATABASE_ DB_HOST DB_HOSTNAME DB_URL DB_PORT DB_USER DB_USERNAME DB_PASS DB_PASSWORD DB_NAME DB_DATABASE
    DB_CONNECTION DIRECT_URL SQLALCHEMY_ MYSQL_ MARIADB_ REDIS_ REDISCLI_AUTH MONGO_ MONGODB_ MONGO_URI CLICKHOUSE_
    SQLCMDSERVER SQLCMDPASSWORD SQLCMDUSER SQLCMDDBNAME PRISMA_ FLYWAY_ LIQUIBASE_ ALEMBIC_ KNEX_ SQITCH_ GOOSE_`,
  clouds: `AWS_ AMAZON_ S3_ AZURE_ ARM_ GOOGLE_ GCLOUD_ GCP_ CLOUDSDK_ BOTO_CONFIG DIGITALOCEAN_ DO_ HCLOUD_ CLOUDFLARE_ CF_
    HEROKU_ FLY_ VERCEL_ NETLIFY_ RAILWAY_ RENDER_ OS_ OCI_ LINODE_ SCW_ OVH_ ALICLOUD_ IBMCLOUD_ FIREBASE_ SUPABASE_`,
  infrastructure: `TF_ TOFU_ TERRAGRUNT_ TG_ PULUMI_ VAULT_ CONSUL_ NOMAD_ BOUNDARY_ PACKER_ ANSIBLE_ SOPS_ CDK_ SAM_
    SERVERLESS_ SLS_ CHEF_ PUPPET_ SALT_ INFRACOST_ ATLANTIS_ SPACELIFT_ ENV0_ MINIO_ MC_ RCLONE_ RESTIC_ BORG_ KOPIA_`,
  hosting: `GH_ GITHUB_ GITLAB_ CI_ BITBUCKET_ CIRCLE_ BUILDKITE_ JENKINS_ SENTRY_ DD_ DATADOG_ SLACK_ EXPACTI_
    SNYK_ SONAR_ CODECOV_ HUB_ OP_ DOPPLER_ INFISICAL_ CHAMBER_`,
  frameworks: `RAILS_ RACK_ENV SECRET_KEY_BASE NODE_ENV APP_ENV APP_ENVIRONMENT FLASK_ DJANGO_ LARAVEL_ SYMFONY_ SPRING_ MIX_ENV
    PHX_ ASPNETCORE_ DOTNET_ CELERY_ GUNICORN_CMD_ARGS UVICORN_ WEB_CONCURRENCY NEXT_ NUXT_ VITE_`,
  packages: `NPM_ YARN_ PNPM_ COREPACK_ BUN_ DENO_ NVM_ BUNDLE_ GEM_ PIP_ PIPENV_ UV_ POETRY_ TWINE_ CONDA_ VIRTUAL_ENV CARGO_
    RUSTUP_ RUSTFLAGS RUSTC_ GOPROXY GOPATH GOROOT GOFLAGS GOPRIVATE GONOSUMDB GOSUMDB GOENV GOOS GOARCH GOBIN GOTOOLCHAIN
    GRADLE_ MAVEN_ JAVA_HOME JAVA_OPTS SBT_OPTS NUGET_ COMPOSER_ NIX_ HOMEBREW_ CGO_ CMAKE_ TURBO_ NX_ PLAYWRIGHT_ CYPRESS_ PUPPETEER_ DBT_ KAFKA_ SPARK_ HADOOP_ HEX_ CPATH CFLAGS CXXFLAGS LDFLAGS LIBRARY_PATH PKG_CONFIG_PATH`,
  network: `SSL_ CURL_ REQUESTS_CA_BUNDLE SSH_ RSYNC_ NETRC FTP_ LFTP_ WG_ WIREGUARD_ RES_ LOCALDOMAIN`,
  system: `TMPDIR TMP TEMP TZ TZDIR LANG LANGUAGE LC_ USER LOGNAME USERNAME HOSTNAME PWD OLDPWD TERM COLUMNS LINES XDG_ KRB5CCNAME KRB5_KTNAME LDAPCONF LDAPRC LDAPURI LDAPTLS_ GODEBUG GOTRACEBACK MALLOC_ TELNETRC CVSROOT
    NOTIFY_SOCKET DBUS_ DISPLAY SYSTEMD_ DEBIAN_FRONTEND APT_ DEBCONF_ NEEDRESTART_ UMASK`,
};

const ALL = Object.values(READ).flatMap((names) => names.split(/\s+/));
const NAMES = new Set(ALL);
/** Connection strings with any name in front, and libpq's variables. */
const PATTERNS = /_(?:DATABASE|DB|REDIS|MONGO|POSTGRES|MYSQL|AMQP|BROKER)_(?:URL|URI)$|^PG[A-Z]{3,}$/;
/** curl reads these in lower case. */
const PROXY = /_PROXY$/i;

/** Whether some program is known to read a variable of this name. */
export function isReadByPrograms(name: string): boolean {
  const group = /^[A-Z0-9]+_/.exec(name)?.[0];
  return (
    NAMES.has(name) || (group !== undefined && NAMES.has(group)) || PATTERNS.test(name) || PROXY.test(name)
  );
}

/** Builtins, and what is like them: they read no variable but those that their words expand. */
const READS_NONE = new Set(
  `: [ break builtin cd continue declare echo exit export false getopts local mapfile printf pwd read readarray readonly
   return set shift sleep test times true type typeset umask unset wait`.split(/\s+/),
);

/** Whether one of the commands may read a variable that programs are known to read, or may start a program that does. */
export function mayRead(commands: readonly SimpleCommand[], name: string): boolean {
  return (
    isReadByPrograms(name) &&
    commands.some(({ words }) => words.length > 0 && !READS_NONE.has(literalOf(words[0]) ?? ''))
  );
}
