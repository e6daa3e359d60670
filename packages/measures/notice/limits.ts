/** How much of each a notice may hold: UTF-16 units, or items of a list. */
export const limits = {
  docNo: 60,
  title: 300,
  name: 100,
  no: 20,
  heading: 200,
  text: 6_000,
  metric: 200,
  unit: 20,
  find: 300,
  finds: 60,
  units: 100,
  targets: 50,
  warnings: 100,
  dates: 24,
  measures: 500,
  /** A draft goes out and comes back whole, and a request may have 1 MB. */
  draftBytes: 900_000,
  /** A row of the register may have a little more. */
  rowBytes: 30_000,
  /** Of a row's section, which joins the headings. */
  section: 400,
} as const;

/** A text's beginning, without half a character at its end. */
export const clip = (text: string, most: number): string =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
