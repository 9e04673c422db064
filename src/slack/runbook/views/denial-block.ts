import type { KnownBlock } from '@slack/types';
import type { PastDenial } from '../../../rulebook/preview/past.ts';
import { section } from '../../kit/blocks/blocks.ts';
import { inline, inlineCode, person } from '../../kit/text/text.ts';

/** A denial by a person: why, of what, when, by whom and where. */
export function denialBlock({ command, environment, repository, by, at, reason }: PastDenial): KnownBlock {
  const why = reason === null ? '_no reason given_' : inline(reason, 600);
  const facts = [
    `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `by ${person(by)}`,
    `in ${inline(environment, 63)}`,
    repository === null ? null : `for ${inline(repository, 100)}`,
  ];
  return section(
    `${why}\n${inlineCode(command, 600)}\n${facts.filter((fact) => fact !== null).join('  ·  ')}`,
  );
}
