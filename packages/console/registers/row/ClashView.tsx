import type { Cell, Column, Row } from '../../api/types.ts';
import { ChangesTable } from '../../ui/form/ChangedMeanwhile.tsx';
import { cellText } from '../cellText.ts';
import { useLabels } from '../useLabels.ts';
import { clashes, type Values } from './rowChange.ts';

interface ClashViewProps {
  columns: Column[];
  before: Row;
  mine: Values;
  theirs: Row;
  onKeep: () => void;
  onDrop: () => void;
}

/** Two people changed the same row: what each of them did, and how to go on. */
export function ClashView({ columns, before, mine, theirs, onKeep, onDrop }: ClashViewProps) {
  const { label } = useLabels();
  const found = clashes(
    before,
    mine,
    theirs,
    columns.map(({ field }) => field),
  );
  const text = (field: string, value: Cell) => {
    const column = columns.find((one) => one.field === field);
    return (column && cellText(column, value, label)) || '（空）';
  };
  const lines = found.map(({ field, before, mine, theirs, both }) => ({
    key: field,
    label: columns.find((column) => column.field === field)?.header ?? field,
    before: text(field, before),
    mine: text(field, mine),
    theirs: text(field, theirs),
    both,
  }));
  return <ChangesTable what="这一行" lines={lines} onKeep={onKeep} onDrop={onDrop} />;
}
