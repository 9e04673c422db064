import { AWS } from './clouds/aws.ts';
import { AZ } from './clouds/az.ts';
import { CF } from './clouds/cf.ts';
import { DOCTL } from './clouds/doctl.ts';
import { FLY } from './clouds/fly.ts';
import { GCLOUD } from './clouds/gcloud.ts';
import { IBMCLOUD } from './clouds/ibmcloud.ts';
import { MINIO } from './clouds/minio.ts';
import { NETLIFY } from './clouds/netlify.ts';
import { OCI } from './clouds/oci.ts';
import { RAILWAY } from './clouds/railway.ts';
import { S3CMD } from './clouds/s3cmd.ts';
import { SUPABASE } from './clouds/supabase.ts';
import { VERCEL } from './clouds/vercel.ts';
import { WRANGLER } from './clouds/wrangler.ts';
import { ARGOCD } from './containers/argocd.ts';
import { DOCKER } from './containers/docker.ts';
import { HELM } from './containers/helm.ts';
import { KUBECTL } from './containers/kubectl.ts';
import { KUBESEAL } from './containers/kubeseal.ts';
import { CASSANDRA } from './databases/cassandra.ts';
import { CLICKHOUSE } from './databases/clickhouse.ts';
import { ETCD } from './databases/etcd.ts';
import { INFLUX } from './databases/influx.ts';
import { MONGO } from './databases/mongo.ts';
import { MOSQUITTO } from './databases/mosquitto.ts';
import { MOSQUITTO_PASSWD } from './databases/mosquitto-passwd.ts';
import { MYSQL } from './databases/mysql.ts';
import { MYSQLADMIN } from './databases/mysqladmin.ts';
import { ORACLE } from './databases/oracle.ts';
import { PSQL } from './databases/psql.ts';
import { RABBITMQ } from './databases/rabbitmq.ts';
import { RABBITMQ_ADMIN } from './databases/rabbitmq-admin.ts';
import { REDIS } from './databases/redis.ts';
import { SQLCMD } from './databases/sqlcmd.ts';
import { SQLITE } from './databases/sqlite.ts';
import { CURL } from './network/curl.ts';
import { FREERDP } from './network/freerdp.ts';
import { HTTPIE } from './network/httpie.ts';
import { IPMI } from './network/ipmi.ts';
import { LDAP } from './network/ldap.ts';
import { LDAP_SEARCH } from './network/ldap-search.ts';
import { LFTP } from './network/lftp.ts';
import { NCFTP } from './network/ncftp.ts';
import { NMCLI } from './network/nmcli.ts';
import { OPENCONNECT } from './network/openconnect.ts';
import { SMB } from './network/smb.ts';
import { SNMP } from './network/snmp.ts';
import { SSHPASS } from './network/sshpass.ts';
import { WGET } from './network/wget.ts';
import { WPA } from './network/wpa.ts';
import { BUNDLE } from './packages/bundle.ts';
import { CARGO } from './packages/cargo.ts';
import { COMPOSER } from './packages/composer.ts';
import { DOTNET } from './packages/dotnet.ts';
import { GEM } from './packages/gem.ts';
import { GRADLE } from './packages/gradle.ts';
import { NPM } from './packages/npm.ts';
import { PYTHON_PUBLISH } from './packages/python-publish.ts';
import { TWINE } from './packages/twine.ts';
import type { Program } from './program.ts';
import { BITWARDEN } from './services/bitwarden.ts';
import { CLOUDFLARED } from './services/cloudflared.ts';
import { CODECOV } from './services/codecov.ts';
import { DATADOG } from './services/datadog.ts';
import { DOPPLER } from './services/doppler.ts';
import { ELASTIC } from './services/elastic.ts';
import { ELASTIC_KEYSTORE } from './services/elastic-keystore.ts';
import { GH } from './services/gh.ts';
import { GLAB } from './services/glab.ts';
import { GRAFANA } from './services/grafana.ts';
import { HASHICORP } from './services/hashicorp.ts';
import { JENKINS } from './services/jenkins.ts';
import { NGROK } from './services/ngrok.ts';
import { ONEPASSWORD } from './services/onepassword.ts';
import { PULUMI } from './services/pulumi.ts';
import { RCLONE } from './services/rclone.ts';
import { SENTRY } from './services/sentry.ts';
import { SNYK } from './services/snyk.ts';
import { STRIPE } from './services/stripe.ts';
import { TAILSCALE } from './services/tailscale.ts';
import { VAULT } from './services/vault.ts';
import { WP } from './services/wp.ts';
import { ANSIBLE_VAULT } from './system/ansible-vault.ts';
import { BCRYPT } from './system/bcrypt.ts';
import { CHPASSWD } from './system/chpasswd.ts';
import { CRYPTSETUP } from './system/cryptsetup.ts';
import { ENVIRONMENT } from './system/environment.ts';
import { FILES } from './system/files.ts';
import { GPG } from './system/gpg.ts';
import { HTPASSWD } from './system/htpasswd.ts';
import { KEYTOOL } from './system/keytool.ts';
import { KINIT } from './system/kinit.ts';
import { NET_JOIN } from './system/net-join.ts';
import { OPENSSL } from './system/openssl.ts';
import { PASSWD } from './system/passwd.ts';
import { QPDF } from './system/qpdf.ts';
import { RESTIC } from './system/restic.ts';
import { SEVEN_ZIP } from './system/seven-zip.ts';
import { SSH_KEYGEN } from './system/ssh-keygen.ts';
import { SU } from './system/su.ts';
import { SUBSCRIPTION } from './system/subscription.ts';
import { SUDO } from './system/sudo.ts';
import { USERADD } from './system/useradd.ts';
import { ZIP } from './system/zip.ts';

/** Every program of which something is known, one file a program. */
const PROGRAMS: readonly Program[] = [
  FREERDP,
  BITWARDEN,
  ORACLE,
  AWS,
  GCLOUD,
  AZ,
  DOCTL,
  IBMCLOUD,
  OCI,
  CF,
  MINIO,
  S3CMD,
  FLY,
  WRANGLER,
  VERCEL,
  NETLIFY,
  SUPABASE,
  RAILWAY,
  DOCKER,
  KUBECTL,
  HELM,
  ARGOCD,
  KUBESEAL,
  MONGO,
  MYSQL,
  MYSQLADMIN,
  SQLCMD,
  CLICKHOUSE,
  SQLITE,
  CASSANDRA,
  INFLUX,
  ETCD,
  RABBITMQ,
  RABBITMQ_ADMIN,
  MOSQUITTO,
  MOSQUITTO_PASSWD,
  PSQL,
  REDIS,
  CURL,
  WGET,
  HTTPIE,
  SSHPASS,
  LDAP,
  LDAP_SEARCH,
  SMB,
  LFTP,
  NCFTP,
  NMCLI,
  WPA,
  SNMP,
  IPMI,
  OPENCONNECT,
  CARGO,
  TWINE,
  PYTHON_PUBLISH,
  NPM,
  DOTNET,
  GEM,
  BUNDLE,
  COMPOSER,
  GRADLE,
  GH,
  GLAB,
  SENTRY,
  SNYK,
  CODECOV,
  DATADOG,
  NGROK,
  TAILSCALE,
  CLOUDFLARED,
  STRIPE,
  DOPPLER,
  ONEPASSWORD,
  PULUMI,
  RCLONE,
  WP,
  GRAFANA,
  ELASTIC,
  ELASTIC_KEYSTORE,
  JENKINS,
  VAULT,
  HASHICORP,
  CHPASSWD,
  PASSWD,
  ENVIRONMENT,
  FILES,
  USERADD,
  SUDO,
  SU,
  KINIT,
  RESTIC,
  SUBSCRIPTION,
  NET_JOIN,
  OPENSSL,
  GPG,
  ZIP,
  SEVEN_ZIP,
  HTPASSWD,
  KEYTOOL,
  SSH_KEYGEN,
  ANSIBLE_VAULT,
  QPDF,
  CRYPTSETUP,
  BCRYPT,
];

const BY_NAME: ReadonlyMap<string, Program> = new Map(
  PROGRAMS.flatMap((one) => one.names.map((name) => [name, one] as const)),
);

/** What is known of a program, by its base name. */
export const knownProgram = (base: string): Program | undefined => BY_NAME.get(base);
