/** Levels of a body. Plans of deeply nested modules have some tens; far more would overflow the stack of code that walks them. */
export const JSON_DEPTH_MAX = 200;

const QUOTE = '"';
const BACKSLASH = '\\';

/** Whether objects and lists in the text lie deeper in each other than `max`. Walks no structure, so no text hurts it. */
export function isDeeperThan(json: string, max: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inString) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) inString = false;
    } else if (character === QUOTE) inString = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > max) return true;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return false;
}
