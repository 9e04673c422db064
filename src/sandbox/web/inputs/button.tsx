import { useState } from 'preact/hooks';
import { useConfirmation } from './confirmation.tsx';
import { type ElementProps, useHost } from './host.ts';

/** A button. While the app is told it cannot be pressed again by this window; another person's still can. */
export function ButtonElement({ blockId, element }: ElementProps) {
  const host = useHost();
  const [busy, setBusy] = useState(false);
  const { dialog, confirmed } = useConfirmation(element);
  const { text, style, url, accessibility_label } = element as typeof element & {
    text: { text: string };
    style?: 'primary' | 'danger';
    url?: string;
    accessibility_label?: string;
  };
  const press = async (): Promise<void> => {
    if (!(await confirmed())) return;
    if (url !== undefined) open(url, '_blank', 'noreferrer,noopener');
    setBusy(true);
    await host.use(blockId, element);
    setBusy(false);
  };
  return (
    <>
      <button
        type="button"
        class={style === undefined ? 'button' : `button button-${style}`}
        aria-label={accessibility_label}
        aria-busy={busy}
        disabled={busy}
        onClick={() => void press()}
      >
        {text.text}
      </button>
      {dialog}
    </>
  );
}
