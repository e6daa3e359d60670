import type { Case } from '../../api/cases/caseTypes.ts';
import type { CheckPoint, Draft, LocalFile, Work } from './model.ts';
import { isPhoto, photoValues } from './photos.ts';

/** Characters that the part of a department takes of its points. */
const mostOfPoints = 8_000;

const filled = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

const answerRows = (points: readonly CheckPoint[], answers: Draft['answers']) =>
  points.flatMap(({ key, item, point }) => {
    const { answer, note } = answers[key] ?? {};
    return answer === undefined ? [] : [filled({ item, point, answer, note })];
  });

/** The values of the action `attach`: photos that the case has from this phone already, and those that come now. */
export const attachValues = (work: Work, coming: readonly LocalFile[]): Record<string, unknown> =>
  photoValues(work, [...work.files.filter((file) => isPhoto(file) && file.handedIn), ...coming]);

const idsOf = (files: readonly LocalFile[], isOf: (file: LocalFile) => boolean): string[] =>
  files.flatMap((file) => (isOf(file) && file.sent ? [file.sent.id] : []));

/** The values of the action `record`, once the system has every file of the work. */
export function recordValues(points: readonly CheckPoint[], work: Work): Record<string, unknown> {
  const { draft, files } = work;
  const { servedOn: _, part: __, answers, unsigned, witnessed, correctBy, problems, ...rest } = draft;
  const hasProblem = draft.outcome !== '未发现问题';
  return filled({
    ...rest,
    ...(hasProblem && { problems, correctBy }),
    ...(draft.signed !== '已签字' && { unsigned, witnessed }),
    answers: answerRows(points, answers),
    ...photoValues(work, files.filter(isPhoto)),
    signatures: idsOf(files, (file) => !isPhoto(file)),
  });
}

/** The values with which a department that joins a visit answers for its part: those that the task asks for. */
export function partValues(
  { case: found, points }: { case: Case; points: readonly CheckPoint[] },
  { draft, files, progress }: Work,
): Record<string, unknown> {
  const task = progress.is === 'queued' ? progress.task : undefined;
  const form = new Set(
    found.tasks.find(({ id }) => id === task)?.form.map(({ name }) => name) ?? [
      'items',
      'findings',
      'problems',
    ],
  );
  const seen =
    draft.part === 'absent' ? [] : points.filter(({ key }) => draft.answers[key]?.answer !== undefined);
  const values = {
    items: [...new Set(seen.map(({ item }) => item))].join('、'),
    points: pointLines(seen, draft.answers),
    findings: draft.findings,
    ...(draft.part === 'found' && { problems: draft.problems }),
    signatures: idsOf(files, (file) => !isPhoto(file)),
  };
  return filled(Object.fromEntries(Object.entries(values).filter(([name]) => form.has(name))));
}

/** Each point with its answer, a line each, as far as the field has room. */
function pointLines(points: readonly CheckPoint[], answers: Draft['answers']): string {
  const lines = points.map(({ item, point, key }) => {
    const { answer, note } = answers[key] ?? {};
    return `${item}：${point}：${[answer, note].filter(Boolean).join('，')}`;
  });
  return lines.join('\n').slice(0, mostOfPoints);
}
