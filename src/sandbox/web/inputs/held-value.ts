import { valueField } from '../../interaction/element-value.ts';
import type { StateValue } from '../../protocol.ts';

/** What an element holds now, as plain strings: none, one, or several. */
export function heldValues(value: StateValue | undefined): string[] {
  if (value === undefined) return [];
  const held = value[valueField(value.type)?.field ?? ''];
  return (Array.isArray(held) ? (held as unknown[]) : [held]).flatMap((one) => {
    if (typeof one === 'string') return [one];
    if (typeof one === 'number') return [String(one)];
    if (typeof one === 'object' && one !== null && 'value' in one) return [String(one.value)];
    return [];
  });
}
