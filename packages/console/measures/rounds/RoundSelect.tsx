import { Select } from 'antd';
import { useRounds } from './queries.ts';

interface RoundSelectProps {
  notice: string;
  value: string | undefined;
  onChange: (round: string | undefined) => void;
  /** What choosing no round means; without it a round must be chosen. */
  all?: string;
  id?: string;
}

/** Chooses one of the rounds that have begun. */
export function RoundSelect({ notice, value, onChange, all, id }: RoundSelectProps) {
  const rounds = (useRounds(notice).data ?? []).filter(({ state }) => state !== 'planned');
  return (
    <Select
      {...(id ? { id } : { 'aria-label': '轮次' })}
      style={{ minWidth: 200 }}
      value={value ?? (all ? '' : null)}
      options={[
        ...(all ? [{ value: '', label: all }] : []),
        ...rounds.map((round) => ({ value: round.id, label: round.title })),
      ]}
      onChange={(next: string | null) => onChange(next || undefined)}
    />
  );
}
