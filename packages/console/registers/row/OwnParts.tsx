import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { Skeleton } from '../../ui/page/Loading.tsx';
import type { RegisterKindName } from '../kinds.ts';

/** What another part of the system knows of a register, and of one of its rows. */
interface Parts {
  /** Stands under the list. */
  Panel: LazyExoticComponent<ComponentType>;
  /** A further tab of a row, with what stands on it. */
  tab: string;
  Row: LazyExoticComponent<ComponentType<{ id: string }>>;
}

const parts: Readonly<Record<string, Parts>> = {
  'warning-rules': {
    Panel: lazy(async () => ({
      default: (await import('../../credit/warnings/OutcomesPanel.tsx')).OutcomesPanel,
    })),
    tab: '开出的线索',
    Row: lazy(async () => ({ default: (await import('../../credit/warnings/RuleLeads.tsx')).RuleLeads })),
  },
};

const partsOf = (kind: RegisterKindName): Parts | undefined =>
  Object.hasOwn(parts, kind) ? parts[kind] : undefined;

/** What the page of a register shows that follows from its kind alone. */
export function OwnPanel({ kind }: { kind: RegisterKindName }) {
  const Panel = partsOf(kind)?.Panel;
  return Panel ? (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Panel />
    </Suspense>
  ) : null;
}

/** The further tabs of a row. */
export function ownTabs(kind: RegisterKindName, id: string) {
  const own = partsOf(kind);
  if (!own) return [];
  const { tab, Row } = own;
  const children = (
    <Suspense fallback={<Skeleton lines={3} />}>
      <Row id={id} />
    </Suspense>
  );
  return [{ key: 'own', label: tab, children }];
}
