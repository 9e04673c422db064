import { useWorkspace } from '../live/workspace-context.ts';
import { useConfirmation } from './confirmation.tsx';
import { heldValues } from './held-value.ts';
import { type ElementProps, useHost } from './host.ts';
import { choicesOf } from './options.ts';

/** Select and overflow menus, of one choice or of many. */
export function Menu({ blockId, element, dispatches, labelledBy }: ElementProps) {
  const { snapshot } = useWorkspace();
  const host = useHost();
  const { dialog, confirmed } = useConfirmation(element);
  const { type, placeholder } = element as typeof element & { placeholder?: { text: string } };
  const multiple = type.startsWith('multi_');
  const held = heldValues(host.value(blockId, element));
  const prompt = type === 'overflow' ? '⋯' : (placeholder?.text ?? 'Select an item');
  const choose = async (select: HTMLSelectElement): Promise<void> => {
    const values = Array.from(select.selectedOptions, ({ value }) => value);
    const chosen = multiple ? values : (values[0] ?? '');
    if (type === 'overflow') select.value = '';
    if (chosen === '' || !(await confirmed())) return;
    if (type !== 'overflow') host.enter(blockId, element, chosen);
    if (dispatches) await host.use(blockId, element, chosen);
  };
  return (
    <>
      <select
        class={type === 'overflow' ? 'menu menu-overflow' : 'menu'}
        multiple={multiple}
        aria-labelledby={labelledBy}
        aria-label={labelledBy === undefined ? (type === 'overflow' ? 'More actions' : prompt) : undefined}
        onChange={(event) => void choose(event.currentTarget)}
      >
        {!multiple && (
          <option value="" selected={held.length === 0} disabled={type !== 'overflow'}>
            {prompt}
          </option>
        )}
        {choicesOf(element, snapshot).map(({ label, choices }) => {
          const options = choices.map((choice) => (
            <option key={choice.value} value={choice.value} selected={held.includes(choice.value)}>
              {choice.label}
            </option>
          ));
          return label === '' ? (
            options
          ) : (
            <optgroup key={label} label={label}>
              {options}
            </optgroup>
          );
        })}
      </select>
      {dialog}
    </>
  );
}
