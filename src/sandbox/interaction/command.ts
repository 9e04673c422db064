import type { Act, ActResult } from '../protocol.ts';
import { ApiError } from '../web-api/calls/api-error.ts';
import type { World } from '../world.ts';
import { dispatch, placeOf, refused, tell } from './act-context.ts';
import { responseUrl, VERIFICATION_TOKEN } from './payload.ts';
import { respond } from './respond.ts';

/**
 * A slash command is typed: `/expacti why ls`, or only what follows the app's first command. What is no command
 * of the app is `unknown_command`. https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export async function command(world: World, act: Extract<Act, { type: 'command' }>): Promise<ActResult> {
  const place = placeOf(world, act.as, act.channel);
  if (typeof place === 'string') return refused(place);
  const { person, channel } = place;
  const { app, team, organization } = world.workspace;
  const { id, user_team, enterprise } = world.workspace.people.sender(person.id);
  const typed = readCommand(act.text, app.commands);
  if (!typed) {
    tell(world, person, `${act.text.split(/\s/)[0]} is not a valid command.`);
    return refused('unknown_command');
  }
  const payload = {
    token: VERIFICATION_TOKEN,
    team_id: user_team === undefined ? world.workspace.teamOf(person).id : user_team,
    team_domain: world.workspace.teamOf(person).domain,
    channel_id: channel.id,
    channel_name: channel.kind === 'dm' ? 'directmessage' : channel.name,
    user_id: id ?? person.id,
    user_name: person.name,
    ...typed,
    api_app_id: app.id,
    is_enterprise_install: String(organization?.is_org_install ?? false),
    enterprise_id: (enterprise === undefined ? organization?.id : enterprise?.id) ?? undefined,
    ...(team.id === world.workspace.teamOf(person).id ? {} : { context_team_id: team.id }),
    response_url: responseUrl(world, { user: person.id, channel: channel.id }),
    trigger_id: world.triggers.give({ user: person.id }),
  };
  const failure = `${typed.command} failed because the app did not respond.`;
  const sent = await dispatch(
    world,
    person,
    { type: 'slash_commands', payload, accepts_response_payload: true },
    failure,
  );
  if (!sent.ok) return refused(sent.error);
  return answerAtOnce(world, { user: person.id, channel: channel.id }, typed.command, sent.payload);
}

/** An ack may carry the answer. */
function answerAtOnce(
  world: World,
  target: { user: string; channel: string },
  typed: string,
  payload: unknown,
): ActResult {
  if (typeof payload !== 'object' || payload === null || Object.keys(payload).length === 0)
    return { ok: true };
  try {
    respond(world, target, payload);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const person = world.workspace.people.find(target.user);
    if (person) tell(world, person, `${typed} failed with the error "${error.code}".`);
    return refused(error.code);
  }
}

function readCommand(text: string, commands: string[]): { command: string; text: string } | undefined {
  const [first] = commands;
  if (first === undefined) return undefined;
  if (!text.startsWith('/')) return { command: first, text: text.trim() };
  const [word = '', ...rest] = text.split(' ');
  return commands.includes(word) ? { command: word, text: rest.join(' ').trim() } : undefined;
}
