import { Fragment } from 'preact';
import { Link } from './link.tsx';
import { Mention } from './mention.tsx';
import { type Inline, type Paragraph, parseMrkdwn } from './parse.ts';

/** A mrkdwn text as Slack shows it. */
export function Mrkdwn({ text }: { text: string }) {
  return (
    <>
      {parseMrkdwn(text).map((paragraph, index) => (
        <ParagraphView key={index} paragraph={paragraph} />
      ))}
    </>
  );
}

function ParagraphView({ paragraph }: { paragraph: Paragraph }) {
  if (paragraph.kind === 'preformatted')
    return (
      <pre>
        <InlineList items={paragraph.children} />
      </pre>
    );
  const lines = paragraph.lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <InlineList items={line} />
    </Fragment>
  ));
  return paragraph.kind === 'quote' ? <blockquote>{lines}</blockquote> : <span>{lines}</span>;
}

function InlineList({ items }: { items: Inline[] }) {
  return (
    <>
      {items.map((item, index) => (
        <InlineView key={index} item={item} />
      ))}
    </>
  );
}

function InlineView({ item }: { item: Inline }) {
  switch (item.kind) {
    case 'text':
      return <>{item.text}</>;
    case 'link':
      return <Link url={item.url}>{item.label}</Link>;
    case 'mention':
      return <Mention what={item.what} id={item.id} />;
    case 'bold':
    case 'italic':
    case 'strike':
    case 'code': {
      const Tag = TAGS[item.kind];
      return (
        <Tag>
          <InlineList items={item.children} />
        </Tag>
      );
    }
  }
}

const TAGS = { bold: 'strong', italic: 'em', strike: 's', code: 'code' } as const;
