import type { ComponentChildren } from 'preact';
import { Link } from '../mrkdwn/link.tsx';
import { Mention } from '../mrkdwn/mention.tsx';

/** Elements of rich text, loosely: what one holds depends on its type. */
export interface RichElement {
  type: string;
  elements?: RichElement[];
  text?: string;
  url?: string;
  user_id?: string;
  usergroup_id?: string;
  channel_id?: string;
  range?: string;
  name?: string;
  fallback?: string;
  indent?: number;
  style?: string | { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean };
}

/** A rich_text block. Its texts are never parsed: what was typed is what is shown. */
export function RichText({ elements }: { elements: RichElement[] }) {
  return (
    <div class="rich-text">
      {elements.map((element, index) => (
        <Part key={index} element={element} />
      ))}
    </div>
  );
}

function Part({ element }: { element: RichElement }) {
  const { elements = [] } = element;
  switch (element.type) {
    case 'rich_text_preformatted':
      return (
        <pre>
          <Runs of={elements} />
        </pre>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Runs of={elements} />
        </blockquote>
      );
    case 'rich_text_list': {
      const List = element.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List style={{ marginInlineStart: `${(element.indent ?? 0) * 1.5}rem` }}>
          {elements.map((item, index) => (
            <li key={index}>
              <Runs of={item.elements ?? []} />
            </li>
          ))}
        </List>
      );
    }
    default:
      return (
        <p>
          <Runs of={elements} />
        </p>
      );
  }
}

function Runs({ of }: { of: RichElement[] }) {
  return (
    <>
      {of.map((element, index) => (
        <Run key={index} element={element} />
      ))}
    </>
  );
}

function Run({ element }: { element: RichElement }) {
  const { type, text = '', url = '' } = element;
  switch (type) {
    case 'link':
      return <Link url={url}>{text === '' ? url : text}</Link>;
    case 'user':
      return <Mention what="user" id={element.user_id ?? ''} />;
    case 'usergroup':
      return <Mention what="group" id={element.usergroup_id ?? ''} />;
    case 'channel':
      return <Mention what="channel" id={element.channel_id ?? ''} />;
    case 'broadcast':
      return <Mention what="broadcast" id={element.range ?? ''} />;
    case 'emoji':
      return <>{`:${element.name ?? ''}:`}</>;
    case 'date':
      return <>{element.fallback ?? ''}</>;
    default:
      return <Styled style={element.style}>{text}</Styled>;
  }
}

function Styled({ style, children }: { style: RichElement['style']; children: ComponentChildren }) {
  if (typeof style !== 'object') return <>{children}</>;
  let shown = <>{children}</>;
  if (style.code === true) shown = <code>{shown}</code>;
  if (style.bold === true) shown = <strong>{shown}</strong>;
  if (style.italic === true) shown = <em>{shown}</em>;
  if (style.strike === true) shown = <s>{shown}</s>;
  return shown;
}
