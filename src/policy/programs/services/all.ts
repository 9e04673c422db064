import type { Program } from '../program.ts';
import { BITWARDEN } from './bitwarden.ts';
import { CLOUDFLARED } from './cloudflared.ts';
import { CODECOV } from './codecov.ts';
import { DATADOG } from './datadog.ts';
import { DOPPLER } from './doppler.ts';
import { DRUSH } from './drush.ts';
import { ELASTIC } from './elastic.ts';
import { ELASTIC_KEYSTORE } from './elastic-keystore.ts';
import { GH } from './gh.ts';
import { GLAB } from './glab.ts';
import { GRAFANA } from './grafana.ts';
import { HASHICORP } from './hashicorp.ts';
import { JENKINS } from './jenkins.ts';
import { KEYBASE } from './keybase.ts';
import { NGROK } from './ngrok.ts';
import { ONEPASSWORD } from './onepassword.ts';
import { PERFORCE } from './perforce.ts';
import { PULUMI } from './pulumi.ts';
import { RCLONE } from './rclone.ts';
import { SENTRY } from './sentry.ts';
import { SNYK } from './snyk.ts';
import { STRIPE } from './stripe.ts';
import { TAILSCALE } from './tailscale.ts';
import { VAULT } from './vault.ts';
import { WP } from './wp.ts';

/** Every program of this folder. */
export const SERVICES: readonly Program[] = [
  BITWARDEN,
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
  DRUSH,
  PERFORCE,
  KEYBASE,
];
