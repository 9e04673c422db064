import { COMMAND, DOCS, type Payload } from './payload.ts';

const PAGE = `${DOCS}interactivity/implementing-slash-commands`;

const command = (
  what: string,
  fields: Record<string, unknown>,
  { source = PAGE, outcome = 'works' }: Partial<Pick<Payload, 'source' | 'outcome'>> = {},
): Payload => ({ what, source, payload: { ...COMMAND, ...fields }, outcome });

/** Slash commands. */
export const COMMANDS: readonly Payload[] = [
  command('`help`', {}),
  command('`HELP`', { text: 'HELP' }),
  command('`Help` with blanks', { text: '  Help  ' }),
  command('no text', { text: '' }),
  command('a text that is missing', { text: undefined }, { source: 'guess' }),
  command('a text that is null', { text: null }, { source: 'guess' }),
  command('a word that is no subcommand', { text: 'frobnicate' }),
  command('a word like __proto__', { text: '__proto__' }, { source: 'guess' }),
  command('a word like constructor', { text: 'constructor now' }, { source: 'guess' }),
  command('a no-break space in front', { text: '\u00a0help' }, { source: 'guess' }),
  command('4,000 characters', { text: `help ${'x'.repeat(4000)}` }, { source: 'guess' }),
  command('another name of the command', { command: '/gate' }),
  command('another name in capitals', { command: '/EXPACTI' }, { source: 'guess' }),
  command('a direct message', { channel_id: 'D0ANA', channel_name: 'directmessage' }),
  command('a private channel', { channel_id: 'G0PRIVATE', channel_name: 'privategroup' }),
  command('a group message', { channel_id: 'G0MPIM', channel_name: 'mpdm-ana--ben-1' }),
  command('a channel shared with another company', {
    channel_id: 'C0SHARED',
    channel_name: 'shared',
    context_team_id: 'T0ACME',
    is_ext_shared_channel: true,
  }),
  command(
    'an organization that the workspace is no part of',
    { enterprise_id: 'E0ACME', enterprise_name: 'Acme', is_enterprise_install: 'false' },
    { outcome: 'may not' },
  ),
  command(
    'names that are null',
    { user_name: null, team_domain: null, channel_name: null },
    { source: 'guess' },
  ),
  command(
    'a person of another workspace',
    { user_id: 'U0OTHER', user_name: 'otto', team_id: 'T0OTHER', team_domain: 'partner' },
    {
      outcome: 'may not',
    },
  ),
  command('a guest', { user_id: 'U0GUEST', user_name: 'guest' }, { outcome: 'may not' }),
  command(
    'somebody who left',
    { user_id: 'U0GONE', user_name: 'gone' },
    { source: 'guess', outcome: 'may not' },
  ),
  command(
    'a person whom Slack does not know, and who cannot be told',
    { user_id: 'U0NOBODY' },
    { source: 'guess', outcome: 'ignored' },
  ),
  command('no command', { command: null }, { source: 'guess', outcome: 'ignored' }),
];
