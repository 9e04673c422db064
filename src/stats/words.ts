/** `71%`; a dash where there is nothing to have a share of. */
export function percentText(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 100)}%`;
}
