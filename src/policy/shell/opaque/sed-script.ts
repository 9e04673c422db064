/** One address: a line, `$`, `first~step`, or an expression between slashes or other marks. */
const ADDRESS = /^(?:\d+(?:~\d+)?|\$|[+~]\d+|\/(?:\\.|[^\\/\n])*\/[IM]*)/s;
const BLANKS = /^[\s;]*/;
/** Commands that only change what is printed, with what follows them. */
const PLAIN = /^(?:[=dDgGhHnNpPxzF]|[qQlL]\s*\d*|[btT]\s*[\w-]*|[aic]\\?[^\n]*|:\s*[\w-]+|[{}])/;

/**
 * Whether a sed script only changes what sed prints. False where it runs something (`e`, the flag `e`), where it reads
 * or writes files (`r`, `w`), and wherever it is not understood.
 * https://www.gnu.org/software/sed/manual/sed.html#sed-scripts
 */
export function isPlainSedScript(script: string): boolean {
  let rest = script;
  for (;;) {
    rest = rest.replace(BLANKS, '');
    if (rest === '') return true;
    rest = afterAddresses(rest);
    const command = /^[sy]/.test(rest) ? afterSubstitution(rest) : afterPlain(rest);
    if (command === null) return false;
    rest = command;
  }
}

function afterAddresses(text: string): string {
  const first = text.replace(ADDRESS, '').trimStart();
  const both = first.startsWith(',') ? first.slice(1).trimStart().replace(ADDRESS, '') : first;
  return both.replace(/^[\s!]+/, '');
}

function afterPlain(text: string): string | null {
  const command = PLAIN.exec(text)?.[0];
  if (command === undefined) return null;
  const rest = text.slice(command.length);
  return /^[{}:]/.test(command) || /^\s*(?:$|[;}\n])/.test(rest) ? rest : null;
}

/** `s/a/b/flags` and `y/a/b/`, with whatever stands for the slash. */
function afterSubstitution(text: string): string | null {
  const mark = text.charAt(1);
  if (mark === '' || /[\\\s]/.test(mark)) return null;
  let at = 2;
  for (let part = 0; part < 2; part += 1) {
    while (at < text.length && text[at] !== mark) at += text[at] === '\\' ? 2 : 1;
    at += 1;
  }
  const rest = /^([gpiIM\d]*)\s*(?=$|[;}\n])/.exec(text.slice(at));
  return at > text.length || rest === null ? null : text.slice(at + rest[0].length);
}
