import type { Field } from '@mingcha/cases';
import { maskValue } from '@mingcha/register';

/** A field's value as it is shown: personal ones masked, unless they were asked for. Of files the names are masked, not the ids. */
export const shownValue = (field: Field | undefined, value: unknown, personal: boolean): unknown =>
  field?.personal && !personal && field.type !== 'file' ? maskValue(value) : value;
