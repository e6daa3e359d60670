import type { Preview } from '../../api/types.ts';

/** What a preview warns of; silence where all is well. */
export function Warnings({ warnings }: { warnings: Preview['warnings'] }) {
  if (warnings.length === 0) return <p className="all-well">名录与人手都满足，没有提醒。</p>;
  return (
    <ul className="warnings" aria-label="提醒">
      {warnings.map(({ code, message }) => (
        <li key={`${code} ${message}`}>{message}</li>
      ))}
    </ul>
  );
}
