export { buildManual, madeFolder, madePdfName, manualDist, readChapters } from './build.ts';
export type { Chapter } from './chapter.ts';
export { type Shot, type ShotStep, shotSize } from './shot.ts';
