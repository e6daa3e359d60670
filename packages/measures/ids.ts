/** The id of a measure's row. */
export const measureId = (notice: string, no: string): string => `${notice}-${no}`;

/** The id of a report: one per measure, round and department. */
export const reportId = (of: { measure: string; round: string; dept: string }): string =>
  `${of.measure}.${of.round}.${of.dept}`;
