import { Link } from '@tanstack/react-router';
import type { AuditRecord } from '../api/types.ts';

/** Who did what, with the objects as links to their pages. */
export function Sentence({ record }: { record: AuditRecord }) {
  const parts: { at: string; text: string; link?: string | undefined }[] = [];
  for (const { text, object } of record.sentence)
    parts.push({ at: `${parts.length}`, text, link: object?.link });
  return (
    <span className="audit-sentence">
      <strong>{record.by.name}</strong>{' '}
      {parts.map(({ at, text, link }) =>
        link === undefined ? (
          <span key={at}>{text}</span>
        ) : (
          <Link key={at} {...placeOf(link)}>
            {text}
          </Link>
        ),
      )}
    </span>
  );
}

/** An address of the console as the router takes it. */
function placeOf(link: string) {
  const [to = '/', query] = link.split('?');
  return { to, search: Object.fromEntries(new URLSearchParams(query)) as never };
}
