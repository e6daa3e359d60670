/** How much of each a notice may hold: characters, or items of a list. */
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
} as const;
