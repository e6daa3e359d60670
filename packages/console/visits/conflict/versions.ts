import type { Case } from '../../api/cases/caseTypes.ts';
import { valueText } from '../../cases/valueText.ts';
import { type Download, namesOf, textOf, type Work } from '../work/model.ts';
import { recordValues } from '../work/values.ts';

/** One line of two versions: what this phone has, and what the system has. */
export interface VersionLine {
  title: string;
  mine: string;
  now: string;
}

const compared = [
  'plannedOn',
  'until',
  'servedOn',
  'endedOn',
  'outcome',
  'results',
  'findings',
  'problems',
  'correctBy',
  'answers',
  'signed',
  'unsigned',
  'witnessed',
  'photos',
  'signatures',
];

/** What the system has of a field: what waits for approval is the newest. */
function valueNow(found: Case | undefined, name: string): unknown {
  const pending = found?.pending.find(({ action }) => action === 'record')?.values;
  return pending?.[name] ?? found?.fields.find((field) => field.name === name)?.value;
}

/** Both versions of a visit, field by field, those lines that say something. */
export function versionsOf(download: Download, work: Work, found: Case | undefined): VersionLine[] {
  const mine: Record<string, unknown> = {
    ...recordValues(download.points, work),
    plannedOn: textOf(download.case, 'plannedOn'),
    until: textOf(download.case, 'until'),
    servedOn: work.draft.servedOn ?? textOf(download.case, 'servedOn'),
  };
  const titled = found ?? download.case;
  const titleOf = (name: string) => titled.fields.find((one) => one.name === name)?.title ?? name;
  const text = (value: unknown, name: string): string => {
    const field = titled.fields.find((one) => one.name === name);
    if (name === 'photos' || name === 'signatures') {
      const count = [value ?? []].flat().length;
      return count > 0 ? `${count} 个` : '';
    }
    return valueText(field?.type ?? 'text', value, (id) => titled.names[id] ?? id);
  };
  const isPhoto = (kind: string) => kind === 'photo';
  const counts = {
    photos: work.files.filter(({ kind }) => isPhoto(kind)),
    signatures: work.files.filter(({ kind }) => !isPhoto(kind)),
  };
  const people = ['inspectors', 'team'].map((name) => ({
    title: titleOf(name),
    mine: namesOf(download.case, name).join('、'),
    now: found ? namesOf(found, name).join('、') : '',
  }));
  const state: VersionLine = {
    title: '状态',
    mine: download.case.state.title,
    now: found?.state.title ?? '您已看不到',
  };
  const lines = compared.map((name) => ({
    title: titleOf(name),
    mine: text(name in counts ? counts[name as keyof typeof counts] : mine[name], name),
    now: text(valueNow(found, name), name),
  }));
  return [state, ...people, ...lines].filter(({ mine: own, now }) => own !== '' || now !== '');
}
