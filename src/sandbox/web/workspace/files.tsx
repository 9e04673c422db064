import type { ShownFile } from '../../protocol.ts';

/** Files of a message: texts can be opened where they stand, pictures are shown. */
export function Files({ files }: { files: ShownFile[] }) {
  return (
    <>
      {files.map(({ id, name, title, text, url, alt_text }) =>
        text === undefined ? (
          <figure key={id}>
            <figcaption>{title}</figcaption>
            <img src={url} alt={alt_text ?? title} />
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
