import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import type { Case } from '../../api/cases/caseTypes.ts';
import { Skeleton } from '../../ui/page/Loading.tsx';

type Own = ComponentType<{ found: Case }>;

/** What the page of a case shows that follows from its type alone: what another part of the system knows of it. */
const panels: Readonly<Record<string, LazyExoticComponent<Own>>> = {
  'inspection-plans': lazy(async () => ({ default: (await import('../../plans/PlanPanel.tsx')).PlanPanel })),
  'list-editions': lazy(async () => ({
    default: (await import('../../lists/EditionPanel.tsx')).EditionPanel,
  })),
  leads: lazy(async () => ({ default: (await import('../../credit/warnings/LeadPanel.tsx')).LeadPanel })),
  'inspection-tasks': lazy(async () => ({ default: (await import('../../plans/TaskPanel.tsx')).TaskPanel })),
};

export function OwnPanel({ found }: { found: Case }) {
  const Panel = Object.hasOwn(panels, found.type) ? panels[found.type] : undefined;
  if (!Panel) return null;
  return (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Panel found={found} />
    </Suspense>
  );
}
