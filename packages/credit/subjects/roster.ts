import { objectKind } from '@mingcha/inspection';
import { openRegister } from '@mingcha/register';
import { type ModelSubject, modelSubjects } from '../models/format.ts';
import { type RosterRow, rosterRows } from '../recompute/subjects.ts';
import { auditLookAtRow } from './auditLook.ts';
import type { SubjectSource } from './source.ts';

/** The object roster. */
const roster = {
  current: async (store) => (await openRegister(store, objectKind).current()).id,
  named: (store, version, ids) => openRegister(store, objectKind).rowsOf(version, ids),
  auditLook: auditLookAtRow(objectKind),
  rows: rosterRows,
} satisfies SubjectSource;

/** The classes of the roster are those of the model of enterprises. */
const withoutClasses = ({ riskClass: _, itemClasses: __, ...row }: RosterRow): RosterRow => row;

/** Those of the object roster that `has` chooses. */
const ofRoster = (has: (row: RosterRow) => boolean): SubjectSource => ({
  ...roster,
  rows: async (store, version) => (await rosterRows(store, version)).filter(has).map(withoutClasses),
});

const labelled = (subject: ModelSubject) =>
  ofRoster(({ labels = [] }) => labels.includes(modelSubjects[subject]));

export const enterprises: SubjectSource = roster;
export const agents = labelled('agent');
export const units = ofRoster(({ type }) => type === '事业单位' || type === '其他');
