/** States of a visit that nobody has let be made. */
const unapproved: readonly string[] = ['proposed', 'refused'];

/** Whether a visit in this state was approved, or was urgent and is approved after it. */
export const isApproved = (state: string): boolean => !unapproved.includes(state);
