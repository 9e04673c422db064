import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** What the app asks of a Slack workspace, as an administrator pastes it. */
export interface Manifest {
  commands: string[];
  /** What Slack shows beside the command. */
  usageHint: string | undefined;
  events: string[];
  scopes: string[];
  /** Those of `scopes` that a workspace need not grant. */
  declinable: string[];
  alwaysOnline: boolean;
  settings: Record<string, unknown>;
}

interface ManifestFile {
  features: {
    bot_user: { always_online: boolean };
    slash_commands: { command: string; usage_hint: string }[];
  };
  oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
  settings: { event_subscriptions: { bot_events: string[] } };
}

export function readManifest(): Manifest {
  const file = parse(readFileSync(join(process.cwd(), 'manifest.yml'), 'utf8')) as ManifestFile;
  return {
    commands: file.features.slash_commands.map(({ command }) => command).sort(),
    usageHint: file.features.slash_commands[0]?.usage_hint,
    events: [...file.settings.event_subscriptions.bot_events].sort(),
    scopes: file.oauth_config.scopes.bot,
    declinable: file.oauth_config.scopes.bot_optional,
    alwaysOnline: file.features.bot_user.always_online,
    settings: file.settings,
  };
}
