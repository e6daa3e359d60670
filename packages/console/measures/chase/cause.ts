import type { Chase } from '../../api/measures/reportTypes.ts';
import { day } from '../../ui/show/format.ts';

const late = { report: '未按期报送进展', deadline: '举措到期未完成', manual: '人工发出' };
const ahead = { report: '进展报送即将截止', deadline: '举措即将到期', manual: '人工发出' };

/** Why a chase was issued; a reminder comes before the day, and nothing is late yet. */
export function causeText({ cause, since, issuedAt }: Pick<Chase, 'cause' | 'since' | 'issuedAt'>): string {
  return since >= day(Date.parse(issuedAt)) ? ahead[cause] : late[cause];
}
