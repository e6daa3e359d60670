import { isDate } from '@mingcha/kernel';
import type { CompiledCaseType } from '../compiled.ts';
import type { Column, Field } from '../format/parts.ts';
import type { Values } from './record.ts';

type Errors = { pointer: string; message: string }[];

/** Cases are listed by their subject, and what they name is read by it: keys have a length. */
const mostOfSubject = 64;
const mostOfId = 100;
/** The store keeps no number nearer to zero than about this, but zero. */
const leastNumber = 1e-9;

/**
 * What is wrong with the values given for an action or an opening: missing, unknown, or of another type. Whether a
 * department, person or row exists is for the engine.
 */
export function valueErrors(
  compiled: CompiledCaseType,
  values: Values,
  fills: readonly string[],
  asks: readonly string[],
): Errors {
  const errors: Errors = [];
  const taken = new Set([...fills, ...asks]);
  for (const [name, value] of Object.entries(values)) {
    const field = taken.has(name) ? compiled.fields.get(name) : undefined;
    if (field === undefined) errors.push({ pointer: `/values/${name}`, message: '此操作不能填写这一项。' });
    else if (name === compiled.type.subject && typeof value === 'string' && value.length > mostOfSubject)
      errors.push({ pointer: `/values/${name}`, message: `不能超过 ${mostOfSubject} 个字。` });
    else if (!isEmpty(value)) errors.push(...wrong(field, value, `/values/${name}`));
  }
  for (const name of fills) {
    const given = Object.hasOwn(values, name) ? values[name] : undefined;
    if (isEmpty(given)) {
      errors.push({
        pointer: `/values/${name}`,
        message: `请填写${compiled.fields.get(name)?.title ?? name}。`,
      });
    }
  }
  return errors;
}

/** What is wrong with the values of a form. All its fields may stay empty. */
export function formErrors(form: Readonly<Record<string, Column>>, values: Values): Errors {
  return Object.entries(values).flatMap(([name, value]) => {
    const column = Object.hasOwn(form, name) ? form[name] : undefined;
    if (column === undefined) return [{ pointer: `/values/${name}`, message: '没有这一项。' }];
    return isEmpty(value) ? [] : wrong(column, value, `/values/${name}`);
  });
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** What is wrong with one value of a field; undefined where nothing is, or where there is none. */
export const valueFault = (field: Field, value: unknown): string | undefined =>
  isEmpty(value) ? undefined : wrong(field, value, '')[0]?.message;

function wrong(field: Field | Column, value: unknown, pointer: string): Errors {
  if (field.type === 'table') return wrongTable(field as Field, value, pointer);
  if (!field.many) {
    const message = wrongOne(field, value);
    return message === undefined ? [] : [{ pointer, message }];
  }
  if (!Array.isArray(value)) return [{ pointer, message: '须是列表。' }];
  if (value.length > 200) return [{ pointer, message: '最多 200 项。' }];
  return value.flatMap((one, i) => {
    const message = wrongOne(field, one);
    return message === undefined ? [] : [{ pointer: `${pointer}/${i}`, message }];
  });
}

function wrongOne(field: Field | Column, value: unknown): string | undefined {
  switch (field.type) {
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : '须是“是”或“否”。';
    case 'number':
    case 'money':
      return wrongNumber(field, value);
    case 'date':
      return typeof value === 'string' && isDate(value) ? undefined : '须是日期，如 2026-03-16。';
    case 'choice':
      return field.choices?.some((one) => one === value)
        ? undefined
        : `只能是：${field.choices?.join('、') ?? ''}。`;
    default: {
      if (typeof value !== 'string') return '须是文字。';
      const most = field.max ?? (field.type === 'text' ? 2_000 : mostOfId);
      return value.length <= most ? undefined : `不能超过 ${most} 个字。`;
    }
  }
}

function wrongNumber(field: Field | Column, value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '须是数字。';
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER || (value !== 0 && Math.abs(value) < leastNumber))
    return '数字过大或者过小，请核对。';
  if (field.type === 'money' && (value < 0 || Math.round(value * 100) / 100 !== value))
    return '须是不小于零、最多两位小数的金额（元）。';
  return field.max === undefined || value <= field.max ? undefined : `不能大于 ${field.max}。`;
}

function wrongTable(field: Field, value: unknown, pointer: string): Errors {
  if (!Array.isArray(value)) return [{ pointer, message: '须是表格的各行。' }];
  if (value.length > 200) return [{ pointer, message: '最多 200 行。' }];
  return value.flatMap((row: unknown, i) => {
    if (typeof row !== 'object' || row === null || Array.isArray(row)) {
      return [{ pointer: `${pointer}/${i}`, message: '须是一行。' }];
    }
    return formErrors(field.columns ?? {}, row as Values).map((error) => ({
      pointer: `${pointer}/${i}${error.pointer.slice('/values'.length)}`,
      message: error.message,
    }));
  });
}
