import { instant } from '../../ui/show/format.ts';
import type { CheckPoint, Draft, LocalFile, Work } from './model.ts';

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

const idsOf = (files: readonly LocalFile[], isOf: (file: LocalFile) => boolean): string[] =>
  files.flatMap((file) => (isOf(file) && file.sent ? [file.sent.id] : []));

/** The values of the action `record`, once the system has every file of the work. */
export function recordValues(points: readonly CheckPoint[], { draft, files }: Work): Record<string, unknown> {
  const { servedOn: _, part: __, answers, unsigned, witnessed, correctBy, problems, ...rest } = draft;
  const isPhoto = ({ kind }: LocalFile) => kind === 'photo';
  const hasProblem = draft.outcome !== '未发现问题';
  return filled({
    ...rest,
    ...(hasProblem && { problems, correctBy }),
    ...(draft.signed !== '已签字' && { unsigned, witnessed }),
    answers: answerRows(points, answers),
    photos: idsOf(files, isPhoto),
    photoNotes: files
      .filter(isPhoto)
      .map(({ name, at, place }) => filled({ file: name, at: instant(at), place })),
    signatures: idsOf(files, (file) => !isPhoto(file)),
  });
}

/** The values with which a department that joins a visit answers for its part. */
export function partValues(points: readonly CheckPoint[], { draft }: Work): Record<string, unknown> {
  const seen = points.filter(({ key }) => draft.answers[key]?.answer !== undefined);
  return filled({
    items: [...new Set(seen.map(({ item }) => item))].join('、'),
    findings: draft.findings,
    ...(draft.part === 'found' && { problems: draft.problems }),
  });
}
