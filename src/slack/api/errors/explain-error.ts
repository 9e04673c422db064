import { slackError } from '../slack-error.ts';
import { EVERY_METHOD } from './every-method.ts';
import { CANVAS, UPLOADS } from './files.ts';
import type { Meaning, Words } from './meaning.ts';
import { MESSAGES } from './messages.ts';
import { CHANNELS, GROUPS, HISTORY, PEOPLE, VIEWS } from './views-and-people.ts';

/** Words of their own, by the beginning of a method's name; the first one that fits counts. */
const FAMILIES: readonly (readonly [prefix: string, words: Words])[] = [
  ['chat.', MESSAGES],
  ['views.', VIEWS],
  ['users.', PEOPLE],
  ['conversations.open', PEOPLE],
  ['conversations.history', HISTORY],
  ['conversations.', CHANNELS],
  ['usergroups.', GROUPS],
  ['files.', UPLOADS],
  ['canvases.', CANVAS],
];

export interface SlackErrorMeaning {
  word: string;
  meaning: Meaning;
  /** What to do about it, in a sentence; null if there is nothing to do. */
  fix: string | null;
}

/**
 * What the answer of Slack means; null if it is no answer of Slack, such as a lost connection. Words that are not known
 * may pass.
 * @param method such as `chat.update`: some words mean something else elsewhere.
 */
export function explainSlackError(error: unknown, method: string): SlackErrorMeaning | null {
  const word = slackError(error);
  if (word === null) return null;
  const own = FAMILIES.find(([prefix]) => method.startsWith(prefix))?.[1] ?? {};
  const [meaning, fix] = entry(own, word) ?? entry(EVERY_METHOD, word) ?? (['later', null] as const);
  return { word, meaning, fix };
}

const entry = (words: Words, word: string): Words[string] | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;

/** Why a card cannot be posted however often it is tried; null if trying again may help. */
export function refusesCards(error: unknown): SlackErrorMeaning | null {
  const says = explainSlackError(error, 'chat.postMessage');
  if (says === null) return null;
  const isFinal = says.meaning === 'channel' || says.meaning === 'call' || says.word === 'missing_scope';
  return isFinal ? says : null;
}

/** Whether Slack said something of this one person, group or channel alone: what is said of everything may pass. */
export function isAboutOne(error: unknown, method: string): boolean {
  const says = explainSlackError(error, method);
  return says !== null && says.meaning !== 'later' && says.meaning !== 'token';
}

/** Whether a message that was posted can never be changed again. */
export const isOutOfReach = (error: unknown): boolean => {
  const meaning = explainSlackError(error, 'chat.update')?.meaning;
  return meaning === 'gone' || meaning === 'channel';
};

/** Whether a call that names no channel failed because Slack does not accept the token, or what it may do. */
export const isRefusedToken = (error: unknown): boolean =>
  explainSlackError(error, 'auth.test')?.meaning === 'token';
