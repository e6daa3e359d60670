export { likeness } from './match/likeness.ts';
export { matchUnits, type UnitDepartment, type UnitMatch } from './match/matchUnits.ts';
export { planYear } from './planYear.ts';
export { readNotice } from './readNotice.ts';
export { originalSpan } from './text/source.ts';
export type * from './types.ts';
export { unsureText } from './unsure.ts';
