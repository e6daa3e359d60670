import type { StateLabel } from '@mingcha/kernel/labels';
import type { CreditWarning } from '../../api/schema.d.ts';

export const outcomeMarks: Record<CreditWarning['outcome'], StateLabel> = {
  open: { title: '核查中', tone: 'busy' },
  confirmed: { title: '属实', tone: 'bad' },
  unfounded: { title: '不属实', tone: 'idle' },
};
