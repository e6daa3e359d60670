import type { ListValue } from '@mingcha/kernel/arrange';

/** A column by which a list is sorted, and with which it is exported. */
export type ListColumn<Row, About> = {
  header: string;
  /** In characters of the file's column. */
  width?: number;
  /** Not looked at by a search, such as an instant. */
  unsearched?: boolean;
  value: (row: Row, about: About) => ListValue;
};

/** A list of the API that is searched, sorted and exported by what its columns say of a row of the answer. */
export type ListKind<Row, About, Field extends string> = {
  /** As the audit log names it; the path's last part. */
  name: string;
  /** Such as 抽查任务. */
  title: string;
  columns: { readonly [name in Field]: ListColumn<Row, About> };
};

/** Declares a list: `Row` is a row of the answer, `About` what names its ids. */
export const defineList =
  <Row, About = void>() =>
  <Field extends string>(kind: ListKind<Row, About, Field>): ListKind<Row, About, Field> =>
    kind;
