import type { HereDoc, Redirect as ParsedRedirect, Redirection } from 'unbash';
import type { Opacity, Redirect } from './command.ts';
import { isGluedToDash } from './guard.ts';
import { opacity } from './opacity.ts';
import { readValue } from './read-word.ts';
import { literalOf, type Word } from './word.ts';

/** https://www.gnu.org/software/bash/manual/html_node/Redirections.html */
const NETWORK = /^\/dev\/(?:tcp|udp)\//;
const PLAIN_TARGET = /^[\w./@%+=:,-]+$/;
const DESCRIPTOR = /^(?:\d+-?|-)$/;
const NO_FILE = /^\/dev\/(?:null|stdout|stderr|fd\/\d+)$/;

export interface ReadRedirections {
  redirects: Redirect[];
  input: (string | null)[];
  opacities: Opacity[];
}

/** Redirections of one command. Duplicated descriptors change nothing outside of it and are left out. */
export function readRedirections(redirections: readonly Redirection[]): ReadRedirections {
  const read: ReadRedirections = { redirects: [], input: [], opacities: [] };
  for (const one of redirections) {
    if (one.type === 'HereDoc') addHereDoc(read, one);
    else if (one.type === 'Redirect' && isGluedToDash(one))
      read.opacities.push(opacity('ambiguous-word', one.target?.text));
    else if (one.target === undefined) read.opacities.push(opacity('syntax-error'));
    else if (one.type === 'HereString') read.input.push(literalOf(readValue(one.target)));
    else addRedirect(read, one, readValue(one.target));
  }
  return read;
}

function addHereDoc(read: ReadRedirections, { body, delimiter, closing }: HereDoc): void {
  // Without its end bash takes all that follows, with a warning.
  if (closing === undefined) read.opacities.push(opacity('syntax-error', 'a here-document has no end'));
  const isStatic = delimiter?.quoted === true || (body.parts ?? []).every(({ type }) => type === 'Literal');
  read.input.push(isStatic ? body.text : null);
}

function addRedirect(read: ReadRedirections, { operator, descriptor }: ParsedRedirect, target: Word): void {
  const file = literalOf(target);
  if (file !== null && NETWORK.test(file)) read.opacities.push(opacity('network-device', file));
  const duplicates = operator === '>&' || operator === '<&';
  // Bash expands this target twice: `>& '<(rm x)'` runs rm, quotes or not.
  if (duplicates && !PLAIN_TARGET.test(file ?? ''))
    read.opacities.push(opacity('risky-expansion', target.source));
  if (duplicates && file !== null && DESCRIPTOR.test(file)) return;
  read.redirects.push({
    operator,
    descriptor:
      descriptor === undefined
        ? null
        : descriptor.type === 'FileDescriptor'
          ? String(descriptor.value)
          : `{${descriptor.name}}`,
    target,
    writes: operator !== '<' && operator !== '<&' && (file === null || !NO_FILE.test(file)),
  });
}
