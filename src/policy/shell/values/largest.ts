import type { Setting, Settings } from './setting.ts';

/**
 * The largest set of variables all of whose settings hold, if the variables that they speak of are in the set as well.
 * @param among the names to start with; all that the text sets if absent.
 */
export function largest(
  { byName }: Settings,
  holds: (setting: Setting, names: ReadonlySet<string>) => boolean,
  among: Iterable<string> = byName.keys(),
): ReadonlySet<string> {
  const names = new Set(among);
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const name of names) {
      if ((byName.get(name) ?? []).every((setting) => holds(setting, names))) continue;
      names.delete(name);
      isDone = false;
    }
  }
  return names;
}
