import type { Program } from '../program.ts';
import { CLOUDFLARED } from './cloudflared.ts';
import { DRUSH } from './drush.ts';
import { NGROK } from './ngrok.ts';
import { PULUMI } from './pulumi.ts';
import { RCLONE } from './rclone.ts';
import { STRIPE } from './stripe.ts';
import { TAILSCALE } from './tailscale.ts';
import { WP } from './wp.ts';

/** Every program of this folder. */
export const SERVICES: readonly Program[] = [
  NGROK,
  TAILSCALE,
  CLOUDFLARED,
  STRIPE,
  PULUMI,
  RCLONE,
  WP,
  DRUSH,
];
