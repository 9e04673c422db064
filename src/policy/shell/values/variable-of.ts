const VARIABLE = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})$/;
const ELEMENTS = /^\$\{([A-Za-z_]\w*)\[[@*]\]\}$/;
const KEYS = /^\$\{!([A-Za-z_]\w*)\[[@*]\]\}$/;

/** The variable that an expansion stands for, if it is nothing but that. */
export function variableOf(source: string): string | null {
  const match = VARIABLE.exec(source);
  return match?.[1] ?? match?.[2] ?? null;
}

/** The array whose elements an expansion lists. */
export const elementsOf = (source: string): string | null => ELEMENTS.exec(source)?.[1] ?? null;

/** The array whose keys an expansion lists. */
export const keysOf = (source: string): string | null => KEYS.exec(source)?.[1] ?? null;

/** The expression inside `$(( ))`; null if it is another form. */
export const arithmeticBody = (text: string): string | null =>
  /^\$\(\(([\s\S]*)\)\)$/.exec(text)?.[1] ?? null;
