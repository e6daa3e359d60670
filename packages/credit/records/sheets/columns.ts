import type { Element } from '@mingcha/catalogue';
import type { SheetColumns } from '@mingcha/http/sheets';
import { baseColumns, type CreditKind } from '../kinds/kind.ts';

const hints: Partial<Record<Element['type'], { note: string; example: string }>> = {
  date: { note: '日期', example: '2026-03-16' },
  number: { note: '整数，不带单位', example: '2000' },
  flag: { note: '是 或 否', example: '是' },
};

/** The columns of the sheet of a kind, by field: what every record says, then its elements. */
export function sheetColumns({ elements }: CreditKind): SheetColumns<string> {
  const base = Object.entries(baseColumns).map(
    ([field, column]) => [field, { ...column, required: true }] as const,
  );
  const own = elements.map(({ field, title, type, required, note, choices, most }) => {
    const hint = hints[type] ?? { note: `文字，不超过 ${most ?? 2_000} 字`, example: '' };
    const said = choices ? `从中选填：${choices.join('、')}` : hint.note;
    const column = {
      header: title,
      note: note === undefined ? said : `${said}；${note}`,
      example: choices?.[0] ?? hint.example,
      ...(required && { required }),
    };
    return [field, column] as const;
  });
  return Object.fromEntries([...base, ...own]);
}

const dateShape = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?$/;

/** What a cell says; what cannot be read stays as it is, and is refused with its own words. */
export function valueIn({ type }: Pick<Element, 'type'>, cell: string): unknown {
  if (type === 'date') {
    const [, year, month, day] = dateShape.exec(cell) ?? [];
    return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : cell;
  }
  if (type === 'number') {
    const plain = cell.replaceAll(/[,，]/g, '').replace(/\.0+$/, '');
    return /^-?\d{1,15}$/.test(plain) ? Number(plain) : cell;
  }
  if (type === 'flag')
    return cell === '是' || /^true$/i.test(cell)
      ? true
      : cell === '否' || /^false$/i.test(cell)
        ? false
        : cell;
  return cell;
}
