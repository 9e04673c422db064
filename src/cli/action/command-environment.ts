/** What only actions are given, and the command of a `run` step would not see: this action's token among it. */
const ACTIONS_ONLY = /^(?:INPUT_|ACTIONS_RUNTIME_TOKEN$)/;

/** The environment of a `run` step, out of the one an action is given. */
export function commandEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ACTIONS_ONLY.test(name)));
}
