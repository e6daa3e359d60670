/** UTF-16 units of a text that are read in less time than a process takes to start. */
export const shortText = 4_000;
