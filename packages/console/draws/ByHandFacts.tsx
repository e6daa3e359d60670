import { adjustmentNames, benchingNames, recusalNames } from '@mingcha/kernel/labels';
import { useQueries } from '@tanstack/react-query';
import { registerApi } from '../api/lists/registers.ts';
import type { SavedCompose } from '../api/types.ts';
import { registerKinds } from '../registers/kinds.ts';

type Named = (inspector: string) => string;
const withNote = (ground: string, note: string) => `（${ground}${note ? `：${note}` : ''}）`;

/** Whom people benched, whose load they adjusted and who recuses, each with its ground. */
export function ByHandFacts({ compose }: { compose: SavedCompose }) {
  const { benched = [], adjustments = [], recusals } = compose;
  const nameOf = useInspectorNames([...benched, ...adjustments].map(({ inspector }) => inspector));
  return (
    <>
      {benched.length > 0 ? (
        <>
          <dt>本次不参加</dt>
          <dd>{benchedText(benched, nameOf)}</dd>
        </>
      ) : null}
      {adjustments.length > 0 ? (
        <>
          <dt>调整负荷</dt>
          <dd>{adjustmentsText(adjustments, nameOf)}</dd>
        </>
      ) : null}
      <dt>回避</dt>
      <dd>{recusalsText(recusals)}</dd>
    </>
  );
}

const benchedText = (lines: NonNullable<SavedCompose['benched']>, nameOf: Named) =>
  lines
    .map(({ inspector, reason, note }) => `${nameOf(inspector)}${withNote(benchingNames[reason], note)}`)
    .join('；');

const adjustmentsText = (lines: NonNullable<SavedCompose['adjustments']>, nameOf: Named) =>
  lines
    .map(
      ({ inspector, add, ground, note }) =>
        `${nameOf(inspector)}增加 ${add} 次${withNote(adjustmentNames[ground], note)}`,
    )
    .join('；');

function recusalsText(recusals: SavedCompose['recusals']): string {
  if (recusals.length === 0) return '无';
  const counts = new Map<string, number>();
  for (const { ground = 'other' } of recusals) {
    const name = recusalNames[ground];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return `${recusals.length} 条（${[...counts].map(([name, amount]) => `${name} ${amount}`).join('，')}）`;
}

/** Names from the roster. Who may not read it sees ids; so is a person shown who has left it. */
function useInspectorNames(ids: readonly string[]): Named {
  const { row } = registerApi(registerKinds.inspectors.base);
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['rows', 'inspectors', 'named', id],
      queryFn: async () => String((await row(id)).data.name),
      enabled: id !== '',
      retry: false,
      staleTime: 300_000,
    })),
  });
  return (id) => found[ids.indexOf(id)]?.data ?? id;
}
