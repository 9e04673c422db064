import childProcess from 'node:child_process';
import { Server } from 'node:net';
import { TestEnvironment } from 'jest-environment-node';

type Starter = (...given: never[]) => unknown;

const STARTERS = ['spawn', 'spawnSync', 'fork', 'exec', 'execSync', 'execFile', 'execFileSync'] as const;
const starters = childProcess as unknown as Record<(typeof STARTERS)[number], Starter>;

/** Where unit suites run: starting a process or listening on a port throws, because neither is fast or reliable. */
export default class UnitEnvironment extends TestEnvironment {
  readonly #originals = STARTERS.map((name) => [name, starters[name]] as const);
  readonly #listen = Server.prototype.listen;
  readonly #path: string;

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    this.#path = given[1].testPath;
  }

  override async setup(): Promise<void> {
    await super.setup();
    for (const name of STARTERS) starters[name] = this.#refuse(`calls ${name}()`);
    Server.prototype.listen = this.#refuse('listens on a port');
  }

  /** Other suites share the process. */
  override async teardown(): Promise<void> {
    for (const [name, original] of this.#originals) starters[name] = original;
    Server.prototype.listen = this.#listen;
    await super.teardown();
  }

  #refuse(what: string): () => never {
    return () => {
      throw new Error(
        `${this.#path} ${what}. Move it to test/parts/ (one real part) or test/flow/ (a gate).`,
      );
    };
  }
}
