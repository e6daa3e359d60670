import type * as api from '../schema.d.ts';

/** Names of cases (事项) and their types as the console uses them. */
export type {
  Case,
  CaseAction,
  CaseChild,
  CaseEvent,
  CaseField,
  CaseFigure,
  CaseRow,
  CaseType,
  CaseTypeRow,
  InboxRow,
  MergedCase,
} from '../schema.d.ts';

export type Values = Record<string, unknown>;
export type CaseState = api.Case['state'];
export type CaseLimit = api.Case['limits'][number];
export type CaseTask = api.Case['tasks'][number];
export type PendingAction = api.Case['pending'][number];
/** A field as its form needs it. */
export type FieldMeta = Omit<api.CaseField, 'value' | 'masked'>;
