import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Text, type TextObject } from '../blocks/text-object.tsx';
import { Dialog } from '../modal/dialog.tsx';

interface ConfirmObject {
  title: TextObject;
  text: TextObject;
  confirm: TextObject;
  deny: TextObject;
  style?: 'primary' | 'danger';
}

interface Confirmation {
  dialog: ComponentChildren;
  /** True at once where the element asks for no confirmation; else what the person says. */
  confirmed: () => Promise<boolean>;
}

/** The "are you sure" of an element that carries a confirm object. */
export function useConfirmation(element: object): Confirmation {
  const { confirm } = element as { confirm?: ConfirmObject };
  const [answer, setAnswer] = useState<((yes: boolean) => void) | null>(null);
  const settle = (yes: boolean): void => {
    answer?.(yes);
    setAnswer(null);
  };
  const confirmed = async (): Promise<boolean> =>
    confirm === undefined || new Promise((resolve) => setAnswer(() => resolve));
  if (confirm === undefined || answer === null) return { dialog: null, confirmed };
  const dialog = (
    <Dialog title={confirm.title.text} onClose={() => settle(false)}>
      <div class="dialog-body">
        <Text of={confirm.text} />
      </div>
      <footer class="dialog-foot">
        <button type="button" class="button" onClick={() => settle(false)}>
          {confirm.deny.text}
        </button>
        <button
          type="button"
          class={`button button-${confirm.style ?? 'primary'}`}
          onClick={() => settle(true)}
        >
          {confirm.confirm.text}
        </button>
      </footer>
    </Dialog>
  );
  return { dialog, confirmed };
}
