/** What teams call their environments, by the kind that they mean. */
export type EnvironmentKind = 'production' | 'staging' | 'development';

const KINDS: readonly (readonly [EnvironmentKind, RegExp])[] = [
  ['production', /^(?:prod|prd|production|live)$/],
  ['staging', /^(?:stag|stage|staging|stg|preprod|preproduction|uat|qa)$/],
  ['development', /^(?:dev|devel|development|local|sandbox|test|testing|ci)$/],
];

/**
 * The kind of environment that a name stands for by one of its words; null if it means none that is known:
 * `db.prod.internal` and `production-eu` mean production. `development` is the weakest, since `test` stands in many names.
 */
export function kindOf(name: string): EnvironmentKind | null {
  const words = name.toLowerCase().split(/[^a-z]+/);
  const found = KINDS.find(([, names]) => words.some((word) => names.test(word)));
  return found?.[0] ?? null;
}
