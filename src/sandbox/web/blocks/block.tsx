import { useId } from 'preact/hooks';
import type { AnyBlock } from '../../protocol.ts';
import type { Element } from '../../workspace/messages/elements.ts';
import { InteractiveElement } from '../inputs/element.tsx';
import { type RichElement, RichText } from './rich-text.tsx';
import { Text, type TextObject } from './text-object.tsx';

interface PictureFields {
  image_url?: string;
  alt_text?: string;
}

/** A block, loosely: what it holds depends on its type. */
interface LooseBlock extends PictureFields {
  type: string;
  block_id: string;
  text?: TextObject;
  fields?: TextObject[];
  accessory?: Element & PictureFields;
  elements?: (Element & TextObject & RichElement & PictureFields)[];
  element?: Element;
  label?: TextObject;
  hint?: TextObject;
  optional?: boolean;
  dispatch_action?: boolean;
  title?: TextObject;
}

interface BlocksProps {
  blocks: readonly AnyBlock[];
  /** block_id → what the app finds wrong with an input. */
  errors?: Record<string, string>;
}

/** Blocks in reading order. They stand in a `HostContext`. */
export function Blocks({ blocks, errors = {} }: BlocksProps) {
  return (
    <>
      {(blocks as unknown as LooseBlock[]).map((block) => (
        <BlockView key={block.block_id} block={block} error={errors[block.block_id]} />
      ))}
    </>
  );
}

function BlockView({ block, error }: { block: LooseBlock; error: string | undefined }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <h3 class="block-header">{block.text?.text}</h3>;
    case 'divider':
      return <hr />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return (
        <div class="block-actions">
          {block.elements?.map((element) => (
            <InteractiveElement
              key={element.action_id}
              blockId={block.block_id}
              element={element}
              dispatches
            />
          ))}
        </div>
      );
    case 'rich_text':
      return <RichText elements={block.elements ?? []} />;
    case 'input':
      return <Input block={block} error={error} />;
    case 'image':
      return <Picture url={block.image_url} alt={block.alt_text} title={block.title?.text} />;
    default:
      return <em class="quiet">{block.type} is not drawn here</em>;
  }
}

function Section({ block: { block_id, text, fields, accessory } }: { block: LooseBlock }) {
  return (
    <div class="block-section">
      <div class="block-section-text">
        {text && <Text of={text} />}
        {fields && (
          <div class="block-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory?.type === 'image' ? (
        <Picture url={accessory.image_url} alt={accessory.alt_text} />
      ) : (
        accessory && <InteractiveElement blockId={block_id} element={accessory} dispatches />
      )}
    </div>
  );
}

function Context({ block: { elements = [] } }: { block: LooseBlock }) {
  return (
    <div class="block-context">
      {elements.map((element, index) =>
        element.type === 'image' ? (
          <Picture key={index} url={element.image_url} alt={element.alt_text} />
        ) : (
          <span key={index}>
            <Text of={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Input({ block, error }: { block: LooseBlock; error: string | undefined }) {
  const id = useId();
  const { block_id, element, label, hint, optional, dispatch_action } = block;
  return (
    <div class="block-input">
      <span id={id} class="label">
        {label?.text}
        {optional === true && <span class="quiet"> (optional)</span>}
      </span>
      {element && (
        <InteractiveElement
          blockId={block_id}
          element={element}
          dispatches={dispatch_action === true}
          labelledBy={id}
        />
      )}
      {error !== undefined && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      {hint && <p class="quiet">{hint.text}</p>}
    </div>
  );
}

/** Pictures of this workspace are shown; one from elsewhere is named only, since nothing here calls out. */
function Picture({
  url = '',
  alt = '',
  title,
}: {
  url?: string | undefined;
  alt?: string | undefined;
  title?: string | undefined;
}) {
  return (
    <figure>
      {title !== undefined && <figcaption>{title}</figcaption>}
      {url.startsWith('/') ? <img src={url} alt={alt} /> : <span class="quiet">[picture: {alt}]</span>}
    </figure>
  );
}
