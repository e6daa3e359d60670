import type { Case, CaseTask } from '../../api/caseTypes.ts';
import { type CheckPoint, type Download, fieldValue } from './model.ts';

const codepts = (found: Case): string[] => [fieldValue(found, 'codepts') ?? []].flat().map(String);

const isPart = ({ form }: CaseTask): boolean => form.some(({ name }) => name === 'findings');

/** What the departments that join a visit were asked for, and said. */
export const partsOf = (found: Case): CaseTask[] => found.tasks.filter(isPart);

/** The task by which somebody's department is asked for its part; undefined where none waits for them. */
export const partTask = (found: Case): CaseTask | undefined =>
  partsOf(found).find(({ status, canAnswer }) => status === 'open' && canAnswer);

/** Whether somebody of a department joins a visit that another one leads: they record their own items alone. */
export const isJoining = (found: Case, dept: string | undefined): boolean =>
  dept !== undefined && codepts(found).includes(dept);

/** A visit with the points that somebody of a department looks at: of their items, or of all that no other department looks at. */
export function ownPart(download: Download, dept: string | undefined): Download {
  const others = codepts(download.case);
  const isOwn = isJoining(download.case, dept)
    ? (point: CheckPoint) => point.dept === dept
    : (point: CheckPoint) => point.dept === undefined || !others.includes(point.dept);
  return { ...download, points: download.points.filter(isOwn) };
}
