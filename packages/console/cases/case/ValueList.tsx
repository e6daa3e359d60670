import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FileLinks } from '../../files/FileLinks.tsx';
import { useNames } from '../useNames.ts';
import { valueText } from '../valueText.ts';

interface ValueListProps {
  items: readonly { title: string; type: string; value?: unknown; register?: string | undefined }[];
  names: Readonly<Record<string, string>>;
}

/** Titles with their values as words; nothing where there are none. */
export function ValueList({ items, names }: ValueListProps) {
  const named = useNames(names);
  if (items.length === 0) return null;
  return (
    <dl className="facts">
      {items.map(({ title, type, value, register }) => (
        <Line key={title} title={title}>
          {type === 'file' ? (
            <FileLinks ids={idsIn(value)} />
          ) : register === 'objects' && typeof value === 'string' ? (
            <Link to="/objects/$id" params={{ id: value }}>
              {valueText(type, value, named) || value}
            </Link>
          ) : (
            valueText(type, value, named) || '—'
          )}
        </Line>
      ))}
    </dl>
  );
}

const idsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)];

function Line({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd className="pre">{children}</dd>
    </>
  );
}
