import { conditionNames, drawNamingNames, seedSourceNames } from '@mingcha/kernel/labels';
import { Link } from '@tanstack/react-router';
import { useWitnesses } from '../api/draws/witnesses.ts';
import { useDeptName } from '../api/tenancy.ts';
import type { Draw, DrawFilter, SavedCompose } from '../api/types.ts';
import { useColumns, useItemName } from '../registers/hooks.ts';
import { useLabels } from '../registers/useLabels.ts';
import { permilleText, spanText } from '../ui/show/format.ts';
import { ByHandFacts } from './ByHandFacts.tsx';
import { conditions } from './conditions.ts';
import { disclosureNames, matchNames, stratumText } from './words.ts';

interface ComposeFactsProps {
  compose: SavedCompose;
  /** The parties of a draw that is saved, with the names that they had then. */
  parties?: readonly { id: string; name: string }[];
  /** The task that a draw that is saved carries out. */
  task?: Draw['task'];
}

function TaskLink({ id, task }: { id: string | undefined; task: Draw['task'] }) {
  if (!id) return '未关联抽查任务';
  return (
    <>
      <Link to="/cases/$type/$id" params={{ type: 'inspection-tasks', id }}>
        {task ? `${task.number} ${task.title}` : '所选任务'}
      </Link>
      {task?.plan ? (
        <>
          ，
          <Link to="/cases/$type/$id" params={{ type: 'inspection-plans', id: task.plan.id }}>
            {task.plan.number}
          </Link>
        </>
      ) : null}
    </>
  );
}

/** A draw's plan in words. */
export function ComposeFacts({ compose, parties, task }: ComposeFactsProps) {
  const listed = useWitnesses().data;
  const deptName = useDeptName();
  const itemName = useItemName();
  const scope = useScopeText(compose.filter);
  const { seed } = compose;
  const nameOf = (id: string) => (parties ?? listed)?.find((one) => one.id === id)?.name ?? id;
  return (
    <dl className="facts">
      <dt>抽查任务</dt>
      <dd>
        <TaskLink id={compose.task} task={task} />
      </dd>
      <dt>抽查事项</dt>
      <dd>{compose.items.map(itemName).join('、') || '—'}</dd>
      <dt>对象范围</dt>
      <dd>{scope}</dd>
      <dt>比例</dt>
      <dd>
        {compose.strata
          ?.map(({ stratum, permille, count, reserve }) => {
            const amount = count === undefined ? permilleText(permille ?? 0) : `${count} 户`;
            return `${stratumText(stratum)} ${amount}（候补 ${reserve}）`;
          })
          .join('；') ?? '本市设置的比例'}
      </dd>
      <dt>部门与人数</dt>
      <dd>
        {compose.teams
          .map(({ dept, size }, index) => `${deptName(dept)} ${size} 人${index === 0 ? '（牵头）' : ''}`)
          .join('、') || '—'}
      </dd>
      <dt>人员匹配</dt>
      <dd>{compose.match.map((one) => matchNames[one]).join('、') || '不限'}</dd>
      <ByHandFacts compose={compose} />
      <dt>随机来源</dt>
      <dd>
        {seedSourceNames[seed.source]}
        {seed.source === 'drand' ? `（承诺后 ${spanText(seed.delaySeconds)}）` : ''}
        {seed.source === 'witness'
          ? `（${seed.parties.map(({ id }) => nameOf(id)).join('、') || '未选择'}）`
          : ''}
      </dd>
      <dt>公开方式</dt>
      <dd>{disclosureNames[compose.disclosure]}</dd>
      <dt>名单何时公示</dt>
      <dd>{drawNamingNames[compose.names ?? 'outcome']}</dd>
    </dl>
  );
}

function useScopeText(filter: DrawFilter): string {
  const columns = useColumns('objects').data ?? [];
  const { label } = useLabels();
  const parts = conditions.flatMap(({ key, column: field, isDay }) => {
    const value = filter[key];
    if (value === undefined || value.length === 0) return [];
    if (isDay) return [`${conditionNames[key]} ${value as string}`];
    const column = columns.find((one) => one.field === field);
    const words = (value as string[]).map((one) =>
      key === 'classes' ? stratumText(one) : column ? label(column, one) : one,
    );
    return [`${conditionNames[key]}：${words.join('、')}`];
  });
  return parts.join('；') || '名录中全部对象';
}
