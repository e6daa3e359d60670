import { caseTypeOf } from '@mingcha/kernel';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DrawLink } from '../../draws/DrawLink.tsx';
import { FileLinks } from '../../files/FileLinks.tsx';
import { useNames } from '../useNames.ts';
import { valueText } from '../valueText.ts';

/** Of type `draw` is the id of a draw. `before` is what an amended value was; null where there was none. */
type Item = {
  title: string;
  type: string;
  register?: string | undefined;
  value?: unknown;
  before?: unknown;
};

interface ValueListProps {
  items: readonly Item[];
  names: Readonly<Record<string, string>>;
}

/** Titles with their values as words; nothing where there are none. */
export function ValueList({ items, names }: ValueListProps) {
  const named = useNames(names);
  if (items.length === 0) return null;
  return (
    <dl className="facts">
      {items.map(({ title, type, register, value, before }) => (
        <Line key={title} title={title}>
          {shown({ type, register, value }, named)}
          {before === undefined ? null : (
            <span className="muted">（原来：{valueText(type, before, named) || '没有填写'}）</span>
          )}
        </Line>
      ))}
    </dl>
  );
}

function shown(
  { type, register = '', value }: { type: string; register?: string | undefined; value?: unknown },
  named: (id: string) => string,
) {
  const caseType = caseTypeOf(register);
  if (type === 'file') return <FileLinks ids={idsIn(value)} />;
  if (register === 'objects' && typeof value === 'string') {
    return (
      <Link to="/objects/$id" params={{ id: value }}>
        {valueText(type, value, named) || value}
      </Link>
    );
  }
  if (type === 'draw') return <DrawLink id={String(value)} />;
  if (caseType === undefined) return valueText(type, value, named) || '—';
  return idsIn(value).map((id) => (
    <Link key={id} to="/cases/$type/$id" params={{ type: caseType, id }}>
      {named(id)}
    </Link>
  ));
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
