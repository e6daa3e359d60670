import { divisionName } from '@mingcha/kernel';

type Named = (id: string) => string;

/** How the values of a type are read: ids by the names given, else as they are. */
export function valueText(type: string, value: unknown, named: Named): string {
  if (value === undefined || value === null || value === '') return '';
  if (type === 'table') return Array.isArray(value) ? `${value.length} 行` : '';
  if (Array.isArray(value)) return value.map((one) => valueText(type, one, named)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (type === 'money')
    return `${new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(Number(value))} 元`;
  const text = String(value);
  if (type === 'division') return divisionName(text);
  if (type === 'department' || type === 'person' || type === 'row') return named(text);
  return text;
}
