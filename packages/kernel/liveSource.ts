/** A number that the work itself gives for a month, such as the mean time of access requests. */
export type LiveSource = {
  /** What gives it, then which: `figure:…`, `register:…`, `draws:…`. */
  id: string;
  title: string;
  unit: string;
  /** There are sources of parts of it, such as one item's. */
  hasGroups: boolean;
};
