import { type Attachment, type FileView, filesOf, fileView, type NamedFile } from '@mingcha/attachments';
import type { CompiledCaseType } from '@mingcha/cases';
import { endingOf } from '@mingcha/kernel';
import { maskValue } from '@mingcha/register';
import type { TenantStore } from '@mingcha/store';
import { caseOwner, filesAnswered, filesNamed, ownerOfPlace } from '../engine/files.ts';
import type { Case } from '../kept/case.ts';

/** The files of a case by id. */
export type CaseFiles = ReadonlyMap<string, Attachment>;

const isFile = ({ type, columns }: { type: string; columns?: object }): boolean =>
  type === 'file' || Object.values(columns ?? {}).some((column) => column.type === 'file');

/** Whether cases of a type can have files at all: if not, nothing need be read. */
const takesFiles = ({ fields, tasks }: CompiledCaseType): boolean =>
  [...fields.values()].some(isFile) ||
  [...tasks.values()].some(({ form }) => Object.values(form ?? {}).some(isFile));

export const caseFiles = async (
  store: TenantStore,
  compiled: CompiledCaseType,
  id: string,
): Promise<CaseFiles> => (takesFiles(compiled) ? filesOf(store, caseOwner(id)) : new Map());

/** The names of files say whom they are about as often as not: of personal fields their names are masked like values. */
function maskedName(name: string): string {
  const ending = endingOf(name);
  const stem = ending === '' ? name : name.slice(0, -ending.length - 1);
  return `${String(maskValue(stem))}${ending === '' ? '' : `.${ending}`}`;
}

/** Files that are named somewhere, as far as they are still there. */
export function shownFiles(
  compiled: CompiledCaseType,
  files: CaseFiles,
  named: readonly NamedFile[],
  personal: boolean,
): FileView[] {
  return named.flatMap(({ id }) => {
    const file = files.get(id);
    if (!file) return [];
    const isMasked = ownerOfPlace(compiled, file.place).personal === true && !personal;
    const view = fileView(file);
    return [isMasked ? { ...view, name: maskedName(view.name) } : view];
  });
}

/** The files of the fields that the caller sees, of what is proposed for them, and of answers to tasks. */
export function namedFiles(compiled: CompiledCaseType, found: Case, seen: ReadonlySet<string>): NamedFile[] {
  const { fields, pending, tasks } = found.course.record;
  const visible = { fields: new Map([...compiled.fields].filter(([name]) => seen.has(name))) };
  return [
    ...[fields, ...pending.map(({ values }) => values)].flatMap((values) => filesNamed(visible, values)),
    ...tasks.flatMap(({ kind, values = {} }) => filesAnswered(compiled, kind, values)),
  ];
}
