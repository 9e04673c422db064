/** A secret that no other part of a test holds. */
export const PLANTED = 'hunter2hunter2';

const QUOTINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `'${text}'`,
  (text) => `"${text}"`,
  (text) => `$'${text}'`,
  (text) => `${text.slice(0, 3)}"${text.slice(3)}"`,
  (text) => `${text.slice(0, -4)}''\\${text.slice(-4)}`,
];

/** Words that hold a secret by a name or a form that is known. */
const WORDS: readonly string[] = [
  `--password=${PLANTED}`,
  `--db-password ${PLANTED}`,
  `DB_PASSWORD=${PLANTED}`,
  `https://ci:${PLANTED}@registry.example/path`,
  `https://api.example/?access_token=${PLANTED}`,
  `--set auth.password=${PLANTED},replicas=2`,
  `ghp_${'a1B2'.repeat(9)}`,
];

const PIECES: readonly string[] = [
  ` -H 'Authorization: Bearer ${PLANTED}'`,
  ` -d '{"user":"ci","password":"${PLANTED}"}'`,
  ` <<< "token=${PLANTED}"`,
  ` <<'E'\nDB_PASS=${PLANTED}\nE\n`,
  ` "$(curl -u ci:${PLANTED} https://api.example)"`,
  ` \`curl -u "ci:${PLANTED}" https://api.example\``,
  ` && sh -c 'deploy --token=${PLANTED}'`,
  ` ; ssh host "PGPASSWORD='${PLANTED}' psql -c 'select 1'"`,
  ` | sudo docker login -u ci -p '${PLANTED}' registry.example`,
];

/** The text with a secret planted wherever a word could stand, in every way of quoting; `at` picks one of all. */
export function plant(text: string, at: number): string {
  const places = [...text.matchAll(/ |$/g)].map(({ index }) => index);
  const place = places[at % places.length] ?? text.length;
  const choice = Math.floor(at / places.length);
  const piece = PIECES[choice % (PIECES.length + WORDS.length)];
  const word = WORDS[choice % WORDS.length] ?? '';
  const quoting = QUOTINGS[(choice + at) % QUOTINGS.length] ?? String;
  const [name = '', ...values] = word.split(' ');
  const planted =
    piece ?? ` ${[...(values.length > 0 ? [name] : []), quoting(values.join(' ') || name)].join(' ')}`;
  return text.slice(0, place) + planted + text.slice(place);
}

/** Every piece, and every word in every way of quoting, to be put behind a command. */
export const PIECES_AT_END: readonly string[] = [
  ...PIECES,
  ...WORDS.flatMap((word) => {
    const [name = '', value] = word.split(' ');
    return QUOTINGS.map((quoting) =>
      value === undefined ? ` ${quoting(name)}` : ` ${name} ${quoting(value)}`,
    );
  }),
];
