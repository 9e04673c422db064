import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  GateFailed,
  type GateProcess,
  type GateRun,
  startGateProcess,
} from '../support/gate/gate-process.ts';
import type { GateClock } from './gate-clock.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** A stop has this long, in ms; then the process is killed, and the stop was not clean. */
const STOP_MS = 15_000;
/** Between two tries to start a gate whose database is away, in ms. */
const RETRY_MS = 500;
const SAID_LINES = 15;

/** One of the gates: a place where a process runs, is ended on purpose, and is started again. */
export class GateSlot {
  readonly name: string;
  /** Where it answers; the last address while it is down. */
  url = '';
  #gate: GateProcess | null = null;
  #ordered: 'kill' | 'stop' | null = null;
  #closed = false;
  #starting: Promise<void> | null = null;
  readonly #run: GateRun;
  readonly #witness: Witness;
  readonly #changed: () => void;
  /** The clock of its machine. */
  readonly clock: GateClock;

  constructor(name: string, run: GateRun, clock: GateClock, witness: Witness, changed: () => void) {
    this.name = name;
    this.clock = clock;
    this.#run = { ...run, env: { ...run.env, ...clock.env } };
    this.#witness = witness;
    this.#changed = changed;
  }

  get isUp(): boolean {
    return this.#gate !== null;
  }

  /** The last lines of its log; none while it is down. */
  said(): readonly Record<string, unknown>[] {
    return this.#gate?.log.slice(-SAID_LINES) ?? [];
  }

  /** Starts it, and tries again while it cannot start, as what runs a service does. Those who ask at once share one start. */
  start(): Promise<void> {
    this.#starting ??= this.#startUntilUp().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  async #startUntilUp(): Promise<void> {
    while (!this.#closed && this.#gate === null) {
      try {
        const gate = await startGateProcess(this.#run);
        this.#gate = gate;
        this.url = gate.url;
        this.#changed();
        void gate.ended.then((code) => this.#ended(gate, code));
      } catch (error) {
        if (!(error instanceof GateFailed)) throw error;
        this.#write(`${new Date().toISOString()} not started: ${error.message}\n`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  /** SIGKILL, and a new start after `awayMs`. @returns false if it was down. */
  async kill(awayMs: number): Promise<boolean> {
    const gate = this.#gate;
    if (gate === null) return false;
    this.#ordered = 'kill';
    await gate.kill();
    await new Promise((resolve) => setTimeout(resolve, awayMs));
    await this.start();
    return true;
  }

  /** SIGTERM, and a new start. @returns false if it was down. */
  async restart(): Promise<boolean> {
    const isStopped = await this.#stop();
    await this.start();
    return isStopped;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#starting;
    await this.#stop();
    await this.clock.remove();
  }

  async #stop(): Promise<boolean> {
    const gate = this.#gate;
    if (gate === null) return false;
    this.#ordered = 'stop';
    const from = Date.now();
    const late = setTimeout(() => void gate.kill(), STOP_MS);
    const code = await gate.stop();
    clearTimeout(late);
    const said = gate.log.slice(-SAID_LINES).map((line) => JSON.stringify(line).slice(0, 300));
    this.#witness.endings.push({ gate: this.name, ordered: 'stop', code, tookMs: Date.now() - from, said });
    return true;
  }

  /** Keeps what a process has logged, if somebody wants to read it. */
  #keep(gate: GateProcess): void {
    const lines = gate.log.map((line) => `${JSON.stringify(line)}\n`);
    this.#write(`${lines.join('')}${gate.stderr()}`);
  }

  #write(text: string): void {
    const { logs } = this.#witness;
    if (logs !== null) appendFileSync(join(logs, `${this.name}.log`), text);
  }

  #ended(gate: GateProcess, code: number | null): void {
    this.#keep(gate);
    const ordered = this.#ordered;
    this.#ordered = null;
    this.#gate = null;
    this.#changed();
    if (ordered !== null) return;
    const said = [
      ...gate.log.slice(-SAID_LINES).map((line) => JSON.stringify(line).slice(0, 300)),
      gate.stderr(),
    ];
    this.#witness.endings.push({ gate: this.name, ordered, code, tookMs: 0, said });
    void this.start();
  }
}

/** Tells the timeline how many gates are up. */
export const countUp =
  (slots: readonly GateSlot[], timeline: Timeline): (() => void) =>
  () =>
    timeline.gatesUp(slots.filter(({ isUp }) => isUp).length);
