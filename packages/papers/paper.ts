export type Series = {
  name: string;
  /** One for each label; `null` where there is none. */
  values: (number | null)[];
  /** `#rrggbb`; the palette's next one where it is not given. */
  colour?: string | undefined;
};

/** A picture of numbers: `bar` side by side, `stacked` on one another, `line` over the labels. */
export type Chart = {
  kind: 'bar' | 'stacked' | 'line';
  title: string;
  labels: string[];
  series: Series[];
  /** What is counted, such as 项 or %. */
  unit?: string | undefined;
};

export type Table = {
  title?: string | undefined;
  columns: string[];
  rows: string[][];
  /** Relative widths of the columns; by their texts where they are not given. */
  widths?: number[] | undefined;
  /** Of a form: no row of headings, its first column says what belongs into the second, and there is room to write. */
  form?: true | undefined;
};

export type Section = {
  /** With its number, such as 一、总体情况; empty where the section has none. */
  heading: string;
  paragraphs: string[];
  table?: Table | undefined;
  chart?: Chart | undefined;
};

/** A QR code with what stands beside it; with `readable` also its text, for who types it. */
export type Code = { text: string; caption: string; readable?: true | undefined };

/** An official paper (公文), about anything. All texts are plain; `date` is `YYYY-MM-DD`. */
export type Paper = {
  /** Whose paper it is: the red head and the signature. */
  organ: string;
  number?: string | undefined;
  /** Who signed it (签发人). */
  signer?: string | undefined;
  title: string;
  date: string;
  /** Whom it is for, such as 各县（区）人民政府，市直各部门. */
  recipients?: string | undefined;
  sections: Section[];
  /** Below the last section, before the signature. */
  code?: Code | undefined;
  /** The line below the last rule: 抄送 and the like. */
  footer?: string | undefined;
  /** There is room for a seal over the signature. */
  seal?: true | undefined;
  /** A form to be filled in by hand: no red head, and nothing is signed at its end. */
  form?: true | undefined;
  /** Paragraphs are set smaller, so that all of it stays on one page (in PDF). */
  sheet?: true | undefined;
};
