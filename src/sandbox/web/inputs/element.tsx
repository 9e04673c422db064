import { ButtonElement } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import type { ElementProps } from './host.ts';
import { Menu } from './menu.tsx';
import { isTyped, TextInput } from './text-input.tsx';

/** Any interactive element; what this page cannot draw says so instead of vanishing. */
export function InteractiveElement(props: ElementProps) {
  const { type } = props.element;
  if (type === 'button') return <ButtonElement {...props} />;
  if (type === 'checkboxes' || type === 'radio_buttons') return <ChoiceList {...props} />;
  if (type === 'overflow' || type.endsWith('_select')) return <Menu {...props} />;
  if (isTyped(type)) return <TextInput {...props} />;
  return <em class="quiet">{type} is not drawn here</em>;
}
