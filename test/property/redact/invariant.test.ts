import { redact } from '../../../src/policy/redact/redact.ts';
import { type Analysis, analyse } from '../../../src/policy/shell/analyse.ts';
import { BYPASSES } from '../../policy/bypass/bypasses.ts';
import { PIECES_AT_END, PLANTED, plant } from '../../policy/redact/planted.ts';
import { randomShellText, seeded } from '../../support/random-shell/text.ts';
import { skeletonOf } from '../../support/shell/ast-skeleton.ts';
import { namesRun, observeBash } from '../../support/shell/bash-oracle.ts';
import { DEPLOY_COMMANDS } from '../bypass/deploy-commands.ts';
import { hostileVariants } from '../bypass/hostile-variants.ts';

const SEED = 20_261_128;
const OWN = DEPLOY_COMMANDS.map(({ command }) => command);
const CORPUS = [
  ...OWN,
  ...BYPASSES.flatMap(({ cases }) => cases.map(([, command]) => command)),
  ...OWN.slice(0, 5).flatMap(hostileVariants),
];

function plantedTexts(texts: readonly string[], each: number): string[] {
  const random = seeded(SEED);
  return texts.flatMap((text) =>
    Array.from({ length: each }, () => plant(text, Math.floor(random() * 10_000))),
  );
}

/** What runs, at any depth. */
const names = ({ reached, behind }: Analysis): string[] =>
  [...reached, ...behind].map(
    ({ command: { words } }) => `${words.length} ${words[0]?.source.replace(/^["'$]*-.*/s, '-') ?? ''}`,
  );

/** How a redacted text is read differently; null if it is read as the same commands. */
function difference(text: string): unknown {
  const analysis = analyse(text);
  const redacted = redact(analysis).text;
  if (redacted === text) return null;
  const isSame =
    skeletonOf(redacted) === skeletonOf(text) &&
    names(analyse(redacted, 100_000)).join('\n') === names(analysis).join('\n');
  return isSame ? null : { text, redacted };
}

test('the redacted text of every command is read as the same commands, wherever secrets are planted', () => {
  const different = plantedTexts(CORPUS, 4).map(difference);
  expect(different.filter((one) => one !== null)).toEqual([]);
});

test('the same is true of random scripts', () => {
  const random = seeded(SEED);
  const texts = Array.from({ length: 3000 }, () => randomShellText(random));
  const different = plantedTexts(texts, 1).map(difference);
  expect(different.filter((one) => one !== null)).toEqual([]);
});

/** Whether every command has a name: behind `$X` without a value, a secret is the name. */
const hasNames = (text: string): boolean =>
  analyse(text).opacities.every(({ code }) => code !== 'dynamic-name');

test('real bash runs the same of both', async () => {
  const random = seeded(SEED);
  const texts = plantedTexts(
    Array.from({ length: 600 }, () => randomShellText(random)),
    1,
  ).filter((text) => redact(analyse(text)).count > 0 && hasNames(text));
  expect(texts.length).toBeGreaterThan(50);
  const original = (await observeBash(texts)).map(namesRun);
  const redacted = (await observeBash(texts.map((text) => redact(analyse(text)).text))).map(namesRun);
  // A third of all commands fail by chance, so that loops end: what runs in one may not run in the other.
  for (const [index, text] of texts.entries()) {
    const known = new Set(analyse(text).reached.map(({ command }) => command.words[0]?.source));
    const strange = [...(redacted[index] ?? [])].filter(
      (name) => !original[index]?.has(name) && !known.has(name),
    );
    expect({ text, strange: strange.filter((name) => name.includes('‹')) }).toEqual({ text, strange: [] });
  }
}, 120_000);

test('a secret that is planted behind a command is gone, or people are told that it is not', () => {
  const left = OWN.flatMap((text) => PIECES_AT_END.map((piece) => text + piece)).filter((text) => {
    const { text: shown, isIncomplete } = redact(analyse(text));
    return shown.includes(PLANTED) && !isIncomplete;
  });
  expect(left).toEqual([]);
});
