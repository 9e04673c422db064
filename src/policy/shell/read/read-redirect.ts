import type { HereDoc, Redirect as ParsedRedirect, RedirectDescriptor, Redirection } from 'unbash';
import type { Input, Opacity, Redirect } from '../command.ts';
import { isAmbiguousDelimiter } from '../guard/here-documents.ts';
import { isGluedTarget } from '../guard/words.ts';
import { opacity } from '../opaque/opacity.ts';
import { type Origin, written } from '../source/written.ts';
import type { StandardInput } from '../stdin/standard-input.ts';
import { literalOf, literalStart, type Word } from '../word.ts';
import { readTarget, readValue } from './read-word.ts';

/** https://www.gnu.org/software/bash/manual/html_node/Redirections.html */
const NETWORK = /^\/dev\/(?:tcp|udp)\//;
const PLAIN_TARGET = /^[\w./@%+=:,-]+$/;
const DESCRIPTOR = /^(?:\d+-?|-)$/;
const NO_FILE = /^\/dev\/(?:null|stdout|stderr|fd\/\d+)$/;

export interface ReadRedirections {
  redirects: Redirect[];
  input: Input[];
  opacities: Opacity[];
  /** Names of the variables that take a descriptor, such as `v` in `{v}>file`. */
  variables: string[];
  /** What standard input becomes; undefined if none of them is about it. */
  stdin?: StandardInput;
}

/** Redirections of one command. Duplicated descriptors change nothing outside it and are left out. */
export function readRedirections(redirections: readonly Redirection[], origin: Origin): ReadRedirections {
  const read: ReadRedirections = { redirects: [], input: [], opacities: [], variables: [] };
  for (const one of redirections) {
    addDescriptor(read, one.descriptor);
    if (isAboutInput(one)) read.stdin = { text: null, by: 'redirect', isShared: false };
    if (one.type === 'HereDoc') addHereDoc(read, one, origin);
    else if (isGluedTarget(one, origin.text))
      read.opacities.push(opacity('ambiguous-word', one.target?.text));
    else if (one.target === undefined) read.opacities.push(opacity('syntax-error'));
    else if (one.type === 'HereString') {
      const word = readValue(one.target, origin);
      const text = literalOf(word);
      read.input.push({ text, written: word.written ?? null });
      if (read.stdin && isAboutInput(one)) read.stdin.text = text === null ? null : `${text}\n`;
    } else addRedirect(read, one, readTarget(one.target, origin));
  }
  return read;
}

const DESCRIPTOR_MAX = 2 ** 31 - 1;

/** Bash evaluates the subscript of `{a[x]}>file`; a number that is too large is a word to it. */
function addDescriptor(read: ReadRedirections, descriptor: RedirectDescriptor | undefined): void {
  if (descriptor?.type === 'FileDescriptor' && descriptor.value > DESCRIPTOR_MAX)
    read.opacities.push(opacity('ambiguous-word', String(descriptor.value)));
  if (descriptor?.type !== 'FileDescriptorVariable') return;
  const [, name, subscript] = /^([A-Za-z_]\w*)(?:\[(.*)\])?$/s.exec(descriptor.name) ?? [];
  if (name === undefined) read.opacities.push(opacity('ambiguous-word', descriptor.name));
  else read.variables.push(name);
  if (subscript !== undefined && !/^\d+$/.test(subscript))
    read.opacities.push(opacity('arithmetic', descriptor.name));
}

function addHereDoc(read: ReadRedirections, node: HereDoc, origin: Origin): void {
  const { body, delimiter, closing } = node;
  // Without its end bash takes all that follows, with a warning.
  if (closing === undefined) read.opacities.push(opacity('syntax-error', 'a here-document has no end'));
  if (delimiter === undefined || isAmbiguousDelimiter(delimiter))
    read.opacities.push(opacity('ambiguous-word', delimiter?.text));
  const isStatic = delimiter?.quoted === true || (body.parts ?? []).every(({ type }) => type === 'Literal');
  const text = isStatic ? body.text : null;
  read.input.push({ text, written: written(node, origin) });
  if (read.stdin && isAboutInput(node)) read.stdin.text = text;
}

/** Whether a redirection says what standard input is. */
function isAboutInput({ type, operator, descriptor }: Redirection): boolean {
  if (descriptor !== undefined) return descriptor.type === 'FileDescriptor' && descriptor.value === 0;
  return type !== 'Redirect' || operator.startsWith('<');
}

function addRedirect(read: ReadRedirections, { operator, descriptor }: ParsedRedirect, target: Word): void {
  const file = literalOf(target);
  if (NETWORK.test(literalStart(target))) read.opacities.push(opacity('network-device', target.source));
  const duplicates = operator === '>&' || operator === '<&';
  if (read.stdin && operator === '<' && file === '/dev/null') read.stdin.text = '';
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
