import type { Case, CaseTask } from '../../api/cases/caseTypes.ts';
import { type CheckPoint, type Download, fieldValue, type Inspector } from './model.ts';

const codepts = (found: Case): string[] => [fieldValue(found, 'codepts') ?? []].flat().map(String);

const isPart = ({ form }: CaseTask): boolean => form.some(({ name }) => name === 'findings');

/** What the departments that join a visit were asked for, and said. */
export const partsOf = (found: Case): CaseTask[] => found.tasks.filter(isPart);

/** The task by which somebody's department is asked for its part; undefined where none waits for them. */
export const partTask = (found: Case): CaseTask | undefined =>
  partsOf(found).find(({ status, canAnswer }) => status === 'open' && canAnswer);

/** Whether a part is signed by those who were there; a city's own definition may not ask for it. */
export const asksForSignatures = (task: CaseTask | undefined): boolean =>
  task?.form.some(({ name }) => name === 'signatures') === true;

/** Whether somebody of a department joins a visit that another one leads: they record their own items alone. */
export const isJoining = (found: Case, dept: string | undefined): boolean =>
  dept !== undefined && codepts(found).includes(dept);

/**
 * A visit with the points that somebody of a department looks at and the inspectors who sign with them: of their items, or of all
 * that no other department looks at.
 */
export function ownPart(download: Download, dept: string | undefined): Download {
  const others = codepts(download.case);
  const joins = isJoining(download.case, dept);
  const isOwn = (one: CheckPoint | Inspector) =>
    joins ? one.dept === dept : one.dept === undefined || !others.includes(one.dept);
  return {
    ...download,
    points: download.points.filter(isOwn),
    inspectors: download.inspectors.filter(isOwn),
  };
}
