export { chartPng, type Picture } from './chart/chartPng.ts';
export { briefingDocx } from './docx/briefingDocx.ts';
export type { Chart, Paper, Section, Series, Table } from './paper.ts';
export { briefingPdf, briefingsPdf } from './pdf/briefingPdf.ts';
