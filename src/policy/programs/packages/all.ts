import type { Program } from '../program.ts';
import { BUNDLE } from './bundle.ts';
import { CARGO } from './cargo.ts';
import { COMPOSER } from './composer.ts';
import { DOTNET } from './dotnet.ts';
import { GEM } from './gem.ts';
import { GIT } from './git.ts';
import { MAVEN } from './maven.ts';
import { NPM } from './npm.ts';
import { PYTHON_PUBLISH } from './python-publish.ts';
import { TWINE } from './twine.ts';

/** Every program of this folder. */
export const PACKAGES: readonly Program[] = [
  GIT,
  CARGO,
  TWINE,
  PYTHON_PUBLISH,
  NPM,
  DOTNET,
  GEM,
  BUNDLE,
  COMPOSER,
  MAVEN,
];
