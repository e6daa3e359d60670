import type { Field } from '@mingcha/cases';
import { usualFileTypes } from '@mingcha/kernel';

/** What a form must know of a field. */
export const fieldMeta = (name: string, field: Field) => ({
  name,
  title: field.title,
  type: field.type,
  ...(field.many && { many: true as const }),
  ...(field.choices && { choices: [...field.choices] }),
  ...(field.register !== undefined && { register: field.register }),
  ...(field.max !== undefined && { max: field.max }),
  ...(field.type === 'file' && { accepts: [...(field.accepts ?? usualFileTypes)] }),
  ...(field.help !== undefined && { help: field.help }),
  ...(field.columns && { columns: { ...field.columns } }),
  ...(field.personal && { personal: true as const }),
});
