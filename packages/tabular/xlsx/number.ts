import { lostDigits } from '../cells.ts';
import type { Fault } from '../errors.ts';
import type { NumberStyle } from './styles.ts';

const DAY = 86_400;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

const badDate: Fault = {
  code: 'bad-date',
  message: '日期无效。请填写 1900 年以后的日期，形如 2024-03-01，或把该列设为“文本”格式后重新填写。',
};

/**
 * The text of a numeric cell. Numbers come without exponent and with no more digits than the sheet keeps (15): longer
 * ones are `lost-digits`. Dates are `YYYY-MM-DD`, with ` HH:mm:ss` if they have a time; a time alone is `HH:mm:ss`.
 */
export function numberText(value: string, style: NumberStyle, date1904: boolean): string | Fault {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) {
    return { code: 'error-value', message: '单元格不是有效的数字，请重新填写。' };
  }
  if (style.date) return dateText(number, date1904);
  if (Math.abs(number) >= 1e15) return lostDigits;
  const rounded = Number(number.toPrecision(15));
  const plain = String(rounded);
  if (Number.isInteger(rounded)) return plain.padStart(style.digits, '0');
  return plain.includes('e') ? rounded.toFixed(20).replace(/0+$/, '') : plain;
}

function dateText(serial: number, date1904: boolean): string | Fault {
  const seconds = Math.round(serial * DAY);
  const day = Math.floor(seconds / DAY);
  const time = new Date((seconds - day * DAY) * 1000).toISOString().slice(11, 19);
  if (day === 0 && seconds > 0 && !date1904) return time;
  const days = date1904 ? day + 1462 : day;
  // Day 60 is 1900-02-29, which never was: the days before it are one off.
  if (days < 1 || days === 60 || days > LAST_SERIAL) return badDate;
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY * 1000)
    .toISOString()
    .slice(0, 10);
  return seconds === day * DAY ? date : `${date} ${time}`;
}
