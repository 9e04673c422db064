/** What takes the place of a secret. No character of it means anything to a shell, quoted or not. */
export const MASK = '‹secret›';
