import { useNames } from '../useNames.ts';
import { valueText } from '../valueText.ts';

interface ValueListProps {
  items: readonly { title: string; type: string; value?: unknown }[];
  names: Readonly<Record<string, string>>;
}

/** Titles with their values as words; nothing where there are none. */
export function ValueList({ items, names }: ValueListProps) {
  const named = useNames(names);
  if (items.length === 0) return null;
  return (
    <dl className="facts">
      {items.map(({ title, type, value }) => (
        <Line key={title} title={title} text={valueText(type, value, named)} />
      ))}
    </dl>
  );
}

function Line({ title, text }: { title: string; text: string }) {
  return (
    <>
      <dt>{title}</dt>
      <dd className="pre">{text || '—'}</dd>
    </>
  );
}
