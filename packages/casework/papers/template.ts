/** A paper's wording. `{name}` in braces is a field of the case or one of the words below; a line of which is empty is left out. */
export type PaperTemplate = {
  /** Such as 政府信息公开申请补正告知书. */
  title: string;
  /** Whom it is for; the party's title where it is missing or its value was not given. */
  to?: string;
  paragraphs: readonly string[];
};
