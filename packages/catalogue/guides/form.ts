/** Of which elements of a list its guides are made. Elements that a city's own definition does not have are left out. */
export type GuideForm = {
  /** The list whose rows have guides. */
  list: string;
  /** What a guide of it is about, in Chinese, such as 事项. */
  noun: string;
  /** An expression over the row: only such rows have a guide. */
  when?: string;
  /** Elements that readers search by. */
  audience?: string;
  themes?: string;
  /** Windows, each with its county. */
  windows?: string;
  /** Entries with `title` and `when`, and what the guide says of each. */
  materials?: string;
  questions?: string;
  situations?: string;
  faqs?: string;
  /** Codes or names of the rows of the first form that it brings together. */
  members?: readonly string[];
  promise: Span;
  /** The parts of a page, in their order. */
  sections: readonly { title: string; fields: readonly (string | Span)[] }[];
  /** The case type that is opened from a guide, where `when` holds of its row. */
  opens?: Opens;
  /** Where else it is done, as an address. */
  url?: string;
};

/** How a case is opened from a guide: `row` is the field that takes the code of the row. */
export type Opens = { type: string; when: string; row: string; situation: string; name?: string };

/** A number of days in one element, and what they are in another one; working days where there is none. */
export type Span = { days: string; unit?: string };
