import type { FieldMeta } from '../api/cases/caseTypes.ts';

export interface Option {
  value: string;
  label: string;
}

/** What a control must know of its field: of a case's field, or of a register's column. */
export interface FieldShape extends Pick<FieldMeta, 'title' | 'max' | 'accepts' | 'register'> {
  /** `text` may have several lines; what is not known is one line of text. */
  type: string;
  many?: boolean;
  /** What can be chosen; a text stands for itself. */
  choices?: readonly (string | Option)[];
  /** A choice that must be made cannot be taken back. */
  required?: boolean;
  /** What to fill in, said below it in a table. */
  help?: string | undefined;
  /** The fields of a row of a table. */
  columns?: { readonly [name: string]: FieldShape };
  /** Each cell of a table has its title, also where a row would fit on a line. */
  titled?: boolean;
  /** How many lines a long text has at least, where that does not follow from its most characters. */
  rows?: number;
}

/** What the control of a field gets. */
export interface ControlProps {
  /** Missing where the control stands in a table, which names it. */
  id?: string;
  'aria-label'?: string;
  field: FieldShape;
  /** Where it stands in what its form sends. */
  at?: string;
  value: unknown;
  disabled?: boolean;
  onChange: (value: unknown) => void;
}

/** With more columns than these a row of a table does not fit on a line: its fields stand below each other, each with its title. */
const mostOnLine = 5;
export const hasTitledCells = ({ type, columns = {}, titled = false }: FieldShape): boolean =>
  type === 'table' && (titled || Object.keys(columns).length > mostOnLine);

/** The texts in the value of a field: one, several or none. */
export const textsIn = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter(
    (one): one is string => typeof one === 'string' && one !== '',
  );
