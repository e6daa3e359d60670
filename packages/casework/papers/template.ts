/** A paper's wording. `{name}` in braces is a field of the case or one of the words below; a line of which is empty is left out. */
export type PaperTemplate = {
  /** Such as 政府信息公开申请补正告知书. */
  title: string;
  paragraphs: readonly string[];
};
