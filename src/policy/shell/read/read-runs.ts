import type { CommandNode, Pipeline, PipelineNode, Statement } from 'unbash';
import type { Operator, Run, SimpleCommand } from '../command.ts';

/** Where a list is interrupted by something that is not a simple command. */
export const BREAK = null;

/** What is done with the parts of a list, in the order of the text. */
interface RunReader {
  /** Reads a command; `BREAK` if it is not a simple one. */
  command: (node: CommandNode) => SimpleCommand | typeof BREAK;
  /** Reads a command whose input is what the command before it prints. */
  piped: (node: CommandNode) => SimpleCommand | typeof BREAK;
  pipeline: (node: Pipeline) => void;
  /** Takes commands that follow each other, with the operators between them. */
  run: (run: Run) => void;
}

/** Reads the statements of a list as runs of simple commands. */
export function readRuns(statements: readonly Statement[], reader: RunReader): void {
  let run: Run = { commands: [], operators: [] };
  const close = (): void => {
    if (run.commands.length > 0) reader.run(run);
    run = { commands: [], operators: [] };
  };
  const add = (command: SimpleCommand | typeof BREAK, operator: Operator): void => {
    if (command === BREAK) return close();
    if (run.commands.length > 0) run.operators.push(operator);
    run.commands.push(command);
  };
  let before: Operator = ';';
  for (const { command, background } of statements) {
    for (const [operator, one] of readStatement(command, reader)) add(one, operator ?? before);
    before = background === true ? '&' : ';';
  }
  close();
}

/** A command with the operator in front of it; null for the first of a statement. */
type Joined = [Operator | null, SimpleCommand | typeof BREAK];

function* readStatement(node: Statement['command'], reader: RunReader): Generator<Joined> {
  if (node.type !== 'AndOr') return yield* readPipeline(node, null, reader);
  for (const [index, part] of node.commands.entries())
    yield* readPipeline(part, index === 0 ? null : (node.operators[index - 1] ?? null), reader);
}

function* readPipeline(node: PipelineNode, before: Operator | null, reader: RunReader): Generator<Joined> {
  if (node.type !== 'Pipeline') return yield [before, reader.command(node)];
  reader.pipeline(node);
  // A negation inverts the result, so no sequence rule reaches across it.
  const negated = node.prefixes.some(({ type }) => type === 'Negation');
  if (negated) yield [null, BREAK];
  for (const [index, part] of node.commands.entries()) {
    if (index === 0) yield [before, reader.command(part)];
    else yield [node.operators[index - 1] ?? null, reader.piped(part)];
  }
  if (negated) yield [null, BREAK];
}
