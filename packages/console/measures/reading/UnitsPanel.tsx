import { useMemo, useState } from 'react';
import { useDepartments } from '../../api/tenancy.ts';
import type { Department } from '../../api/types.ts';
import { type Draft, isOpen, unitNames } from './draft.ts';
import { UnitLine } from './UnitLine.tsx';
import type { Edit } from './useReading.ts';

const none: Department[] = [];

/** Each unit name of the notice once: which department it is, is decided here for all places where it stands. */
export function UnitsPanel({ draft, edit }: { draft: Draft; edit: Edit }) {
  const departments = useDepartments().data ?? none;
  // a name that is decided stays where it is: the next choice would otherwise be made in another line
  const [order] = useState(() => unitNames(draft).map(({ unit }) => unit.name));
  const names = useMemo(
    () => unitNames(draft).sort((a, b) => order.indexOf(a.unit.name) - order.indexOf(b.unit.name)),
    [draft, order],
  );
  const open = names.filter(({ unit }) => isOpen(unit)).length;
  return (
    <div className="stack read-head">
      <p className="muted">
        每个单位名称只决定一次，通知里各处一并对应。共 {names.length} 个名称
        {open > 0 ? `，${open} 个还没有对应部门` : '，都已对应'}。
      </p>
      <ul className="read-units">
        {names.map(({ unit, places, leads, differs }) => (
          <UnitLine
            key={unit.name}
            unit={unit}
            lead={leads > 0}
            places={places}
            about={`${places} 处${leads > 0 ? `，${leads} 处牵头` : ''}${differs ? '，各处不一致' : ''}`}
            departments={departments}
            onMap={(depts, outside) => edit.unit(unit.name, depts, outside)}
          />
        ))}
      </ul>
    </div>
  );
}
