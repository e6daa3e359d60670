import type { Field } from '@mingcha/cases';
import { maskValue } from '@mingcha/register';

/** A field's value as it is shown: personal ones masked, unless they were asked for. */
export const shownValue = (field: Field | undefined, value: unknown, personal: boolean): unknown =>
  field?.personal && !personal ? maskValue(value) : value;
