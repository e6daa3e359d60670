import type { FieldMeta } from '../../api/caseTypes.ts';

/** What the control of a field gets. */
export interface ControlProps {
  /** Missing where the control stands in a table, which names it. */
  id?: string;
  'aria-label'?: string;
  field: FieldMeta;
  value: unknown;
  onChange: (value: unknown) => void;
}
