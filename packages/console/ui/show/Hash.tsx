import { CopyButton } from './CopyButton.tsx';
import { hexGroups } from './format.ts';

/** A hash on one line, shortened to its first characters, whole by its title and by copying. */
export function ShortHash({ value, name }: { value: string; name: string }) {
  return (
    <span className="row" style={{ gap: 2, flexWrap: 'nowrap' }}>
      <code className="hash" title={value}>
        {value.slice(0, 12)}…
      </code>
      <CopyButton text={value} name={name} />
    </span>
  );
}

/** A hash to be compared by eye: groups of eight characters. */
export function GroupedHash({ value }: { value: string }) {
  return (
    <code className="hash-groups" title={value}>
      {hexGroups(value).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity here
        <span key={index}>{group}</span>
      ))}
    </code>
  );
}
