import type { Field, Task, Values } from '@mingcha/cases';
import { maskValue } from '@mingcha/register';

/** A field's value as it is shown: personal ones masked, unless they were asked for. Of files the names are masked, not the ids. */
export const shownValue = (field: Field | undefined, value: unknown, personal: boolean): unknown =>
  field?.personal && !personal && field.type !== 'file' ? maskValue(value) : value;

/** The values of a task's form as they are shown. What the form has no more may have been personal, and is not. */
export const shownForm = (form: Task['form'], values: Values, personal: boolean): Values =>
  Object.fromEntries(
    Object.entries(form ?? {}).flatMap(([name, column]) =>
      Object.hasOwn(values, name) ? [[name, shownValue(column, values[name], personal)]] : [],
    ),
  );

/** What stands in the place of a value that was erased. */
export const erasedText = '（保存期满，已清除）';
