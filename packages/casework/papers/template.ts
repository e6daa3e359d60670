/**
 * A paper's wording. `{name}` in braces is a field of the case or one of the words below; a line of which is empty is left out.
 * Words: `number` of the case, `opened` and `date` (days), `about` (what the case is), `recipient`, `papers` (those that were
 * made before this one, with their numbers), `edition` (how often this paper has been made, this time included).
 */
export type PaperTemplate = {
  /** Such as 政府信息公开申请补正告知书. */
  title: string;
  /** Whom it is for; the party's title where it is missing or its value was not given. */
  to?: string;
  paragraphs: readonly string[];
  /** Another wording where a condition over the fields of the case holds; the first that does. */
  instead?: readonly { when: string; title: string; paragraphs: readonly string[] }[];
  /**
   * A QR code of the link to the case for whom it is about: the page below the city's public address that it opens, the field
   * with the last day of the matter, and what stands beside it.
   */
  code?: { page: string; end: string; caption: string };
  /**
   * Fields that are tables, without the columns that no row fills. They follow the paragraphs; of a form without paragraphs, they
   * follow its rows.
   */
  tables?: readonly string[];
  /** What those who were asked by a task have answered, for the word `said`: with these values of its form, in this order. */
  said?: { task: string; say: readonly string[] };
  /** It is a form that is filled in by hand: what each row is, and what stands in it already. */
  form?: readonly (readonly [row: string, text: string])[];
};
