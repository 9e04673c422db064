import type { HereDoc, Redirect as ParsedRedirect, Redirection } from 'unbash';
import type { Input, Opacity, Redirect } from './command.ts';
import { isAmbiguousDelimiter } from './guard/here-documents.ts';
import { isGluedToDash } from './guard/words.ts';
import { opacity } from './opacity.ts';
import { readValue } from './read-word.ts';
import { literalOf, type Word } from './word.ts';
import { type Origin, written } from './written.ts';

/** https://www.gnu.org/software/bash/manual/html_node/Redirections.html */
const NETWORK = /^\/dev\/(?:tcp|udp)\//;
const PLAIN_TARGET = /^[\w./@%+=:,-]+$/;
const DESCRIPTOR = /^(?:\d+-?|-)$/;
const NO_FILE = /^\/dev\/(?:null|stdout|stderr|fd\/\d+)$/;

export interface ReadRedirections {
  redirects: Redirect[];
  input: Input[];
  opacities: Opacity[];
}

/** Redirections of one command. Duplicated descriptors change nothing outside of it and are left out. */
export function readRedirections(redirections: readonly Redirection[], origin: Origin): ReadRedirections {
  const read: ReadRedirections = { redirects: [], input: [], opacities: [] };
  for (const one of redirections) {
    if (one.type === 'HereDoc') addHereDoc(read, one, origin);
    else if (one.type === 'Redirect' && isGluedToDash(one))
      read.opacities.push(opacity('ambiguous-word', one.target?.text));
    else if (one.target === undefined) read.opacities.push(opacity('syntax-error'));
    else if (one.type === 'HereString') {
      const word = readValue(one.target, origin);
      read.input.push({ text: literalOf(word), written: word.written ?? null });
    } else addRedirect(read, one, readValue(one.target, origin));
  }
  return read;
}

function addHereDoc(read: ReadRedirections, node: HereDoc, origin: Origin): void {
  const { body, delimiter, closing } = node;
  // Without its end bash takes all that follows, with a warning.
  if (closing === undefined) read.opacities.push(opacity('syntax-error', 'a here-document has no end'));
  if (delimiter === undefined || isAmbiguousDelimiter(delimiter))
    read.opacities.push(opacity('ambiguous-word', delimiter?.text));
  const isStatic = delimiter?.quoted === true || (body.parts ?? []).every(({ type }) => type === 'Literal');
  read.input.push({ text: isStatic ? body.text : null, written: written(node, origin) });
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
