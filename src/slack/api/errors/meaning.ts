/**
 * What an error of Slack means for us.
 * - `later`: the same call may work soon.
 * - `channel`: this channel takes no message of ours until somebody changes something.
 * - `gone`: what the call is about (a message, a form, a file) is no longer there, or can no longer be changed.
 * - `person`: this person cannot be reached, or is not known.
 * - `feature`: the workspace has no such feature, or has switched it off.
 * - `token`: Slack no longer accepts our token, or it lacks a scope.
 * - `call`: the call itself is wrong; the same again is refused again.
 */
export type Meaning = 'later' | 'channel' | 'gone' | 'person' | 'feature' | 'token' | 'call';

/** Slack's words, by what they mean: with what somebody can do about it, or null if there is nothing to do. */
export type Words = Readonly<Record<string, readonly [meaning: Meaning, fix: string | null]>>;
