import type { CitizenCase } from './api.ts';

const spokenDay = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** Until when something is awaited, in words. */
export function dueWords({ title, held, day }: CitizenCase['due'][number]): string {
  if (held) return `${title}的时限暂停计算。`;
  if (day === undefined) return '';
  return typeof day === 'string' ? `${title}的期限是 ${spokenDay(day)}。` : `${title}的期限${day.text}。`;
}

/** A field's value as people read it; ids are shown by their names, and an amount of money in groups of three digits. */
export function valueText(value: unknown, names: Readonly<Record<string, string>>, type?: string): string {
  if (type === 'money') return Number(value).toLocaleString('zh-CN');
  if (Array.isArray(value)) return value.map((one) => valueText(one, names)).join('、');
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map((one) => valueText(one, names))
      .join('，');
  return names[String(value)] ?? String(value);
}
