import { useId } from 'preact/hooks';
import { useWorkspace } from '../live/workspace-context.ts';
import { heldValues } from './held-value.ts';
import { type ElementProps, useHost } from './host.ts';
import { choicesOf } from './options.ts';

/** Checkboxes and radio buttons. */
export function ChoiceList({ blockId, element, dispatches, labelledBy }: ElementProps) {
  const { snapshot } = useWorkspace();
  const host = useHost();
  const name = useId();
  const many = element.type === 'checkboxes';
  const held = heldValues(host.value(blockId, element));
  const toggle = (value: string, on: boolean): void => {
    const chosen = many ? [...held.filter((one) => one !== value), ...(on ? [value] : [])] : value;
    host.enter(blockId, element, chosen);
    if (dispatches) void host.use(blockId, element, chosen);
  };
  return (
    <div class="choices" role={many ? 'group' : 'radiogroup'} aria-labelledby={labelledBy}>
      {choicesOf(element, snapshot)
        .flatMap(({ choices }) => choices)
        .map(({ value, label, description }) => (
          <label key={value} class="choice">
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={held.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            <span>
              {label}
              {description !== undefined && <small>{description}</small>}
            </span>
          </label>
        ))}
    </div>
  );
}
