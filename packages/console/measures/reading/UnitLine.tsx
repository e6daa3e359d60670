import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import { useRef, useState } from 'react';
import type { Unit } from '../../api/measures/measureTypes.ts';
import { tenancyApi } from '../../api/tenancy.ts';
import type { Department } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { isOpen } from './draft.ts';

interface UnitLineProps {
  unit: Unit;
  /** Lead units must be departments before the notice is followed; the others may be. */
  lead: boolean;
  /** In how many places of the notice the name stands. */
  places: number;
  /** What stands behind the name. */
  about?: string;
  departments: Department[];
  /** `everywhere`: the decision is for all places of the name. */
  onMap: (depts: string[], outside: boolean, everywhere: boolean) => void;
  /** Takes the unit out; where there is none, the decision is for all places. */
  onRemove?: () => void;
}

/** A unit as printed, the department it is, and how that is decided. */
export function UnitLine({ unit, lead, places, about, departments, onMap, onRemove }: UnitLineProps) {
  const open = isOpen(unit);
  const line = useRef<HTMLLIElement>(null);
  const [changing, setChanging] = useState(false);
  const [byHand, setByHand] = useState(false);
  const [everywhere, setEverywhere] = useState(true);
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  const asked = open && (lead || (unit.suggestions?.length ?? 0) > 0);
  const map = (depts: string[], outside: boolean, more: boolean) => {
    setByHand(true);
    setChanging(more);
    onMap(depts, outside, everywhere);
    // the button that was pressed goes away with the choice
    if (!more) requestAnimationFrame(() => line.current?.querySelector('button')?.focus());
  };
  return (
    <li className={open ? (lead ? 'open must' : 'open') : undefined} ref={line}>
      <div className="row between" style={{ flexWrap: 'nowrap' }}>
        <span className="grow">
          <strong>{unit.name}</strong>
          <span className="muted small">
            {unit.outside
              ? ' 不属于本地区'
              : open
                ? ' 没有对应部门'
                : ` → ${unit.depts.map(nameOf).join('、')}`}
            {about ? ` · ${about}` : null}
          </span>
        </span>
        <span className="row" style={{ flexWrap: 'nowrap', gap: 2 }}>
          {asked ? null : (
            <Button
              type="text"
              size="small"
              aria-label={`${open ? '选择' : '更改'}${unit.name}对应的部门`}
              aria-expanded={changing}
              onClick={() => setChanging(!changing)}
            >
              {changing ? '收起' : open ? '对应' : '更改'}
            </Button>
          )}
          {onRemove ? (
            <Button type="text" size="small" aria-label={`去掉${unit.name}`} onClick={onRemove}>
              去掉
            </Button>
          ) : null}
        </span>
      </div>
      {asked || changing ? (
        <>
          <Mapping unit={unit} departments={departments} nameOf={nameOf} onMap={map} />
          {onRemove && places > 1 ? (
            <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
              同名的 {places} 处一并对应
            </Checkbox>
          ) : null}
        </>
      ) : byHand ? (
        <Remember unit={unit} departments={departments} />
      ) : null}
    </li>
  );
}

function Mapping(props: {
  unit: Unit;
  departments: Department[];
  nameOf: (id: string) => string;
  /** `more`: more departments may follow. */
  onMap: (depts: string[], outside: boolean, more: boolean) => void;
}) {
  const { unit, departments, nameOf, onMap } = props;
  const counties = departments.filter(({ kind }) => kind === 'county').map(({ id }) => id);
  return (
    <div className="stack tight">
      {unit.suggestions?.length ? (
        <div className="row">
          <span className="muted small">可能是</span>
          {unit.suggestions.map(({ dept, score }) => (
            <Button key={dept} size="small" onClick={() => onMap([dept], false, false)}>
              {nameOf(dept)}（{Math.round(score * 100)}%）
            </Button>
          ))}
        </div>
      ) : null}
      <div className="row">
        <Select
          mode="multiple"
          size="small"
          aria-label={`${unit.name}对应的部门`}
          placeholder="选择部门，可多选"
          style={{ flex: '1 1 220px', minWidth: 0 }}
          value={unit.depts}
          optionFilterProp="label"
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(depts: string[]) => onMap(depts, false, true)}
        />
        {/县|区/.test(unit.name) && counties.length > 1 ? (
          <Button size="small" onClick={() => onMap(counties, false, false)}>
            全部县区
          </Button>
        ) : null}
        <Checkbox
          checked={unit.outside ?? false}
          onChange={(event) => onMap([], event.target.checked, false)}
          aria-label={`${unit.name}不属于本地区`}
        >
          不属于本地区
        </Checkbox>
      </div>
    </div>
  );
}

/** Offers to keep the printed name as an alias, so that the next notice's is known at once. */
function Remember({ unit, departments }: { unit: Unit; departments: Department[] }) {
  const me = useMe();
  const client = useQueryClient();
  const only = unit.depts.length === 1 ? departments.find(({ id }) => id === unit.depts[0]) : undefined;
  const act = useAct(
    async (id: string) => {
      const { data, etag } = await tenancyApi.department(id);
      return tenancyApi.updateDepartment(id, { aliases: [...data.aliases, unit.name] }, etag);
    },
    {
      done: `已记住：“${unit.name}”就是${only?.name ?? ''}`,
      onDone: () => client.invalidateQueries({ queryKey: ['departments'] }),
    },
  );
  if (!only || !permits(me, 'tenancy:write')) return null;
  if ([only.name, only.short, ...only.aliases].includes(unit.name)) return null;
  return (
    <div>
      <Button
        type="link"
        size="small"
        className="read-remember"
        loading={act.busy}
        onClick={() => act.run(only.id)}
      >
        记住这个叫法
      </Button>
    </div>
  );
}
