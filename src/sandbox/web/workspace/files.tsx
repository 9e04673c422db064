import type { ShownFile } from '../../protocol.ts';

/** Files of a message: texts can be opened where they stand, pictures are shown. */
export function Files({ files }: { files: ShownFile[] }) {
  return (
    <>
      {files.map(({ id, name, title, text, url }) =>
        text === undefined ? (
          <figure key={id}>
            <figcaption>{title}</figcaption>
            <img src={url} alt={title} />
          </figure>
        ) : (
          <details key={id} class="file">
            <summary>{title === '' ? name : title}</summary>
            <pre>{text}</pre>
          </details>
        ),
      )}
    </>
  );
}
