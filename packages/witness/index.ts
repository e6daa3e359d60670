export { advance, type Progress, type WitnessDeps } from './advance.ts';
export { type KeptDraw, openFolder, registrationLine, type WitnessFolder } from './folder.ts';
export { parseLink, type Seat } from './seat.ts';
