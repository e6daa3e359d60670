import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { memo, useRef, useState } from 'react';
import { noticesApi } from '../../api/measures.ts';
import type { Unit } from '../../api/measureTypes.ts';
import { tenancyApi, useDepartments } from '../../api/tenancy.ts';
import type { Department } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { permits } from '../../session/rights.ts';
import { useAct } from '../../ui/useAct.ts';
import { isOpen, type Role } from './draft.ts';
import type { Edit } from './useReading.ts';

interface UnitsEditorProps {
  notice: string;
  /** The measure's key. */
  of: string;
  list: Role;
  label: string;
  units: Unit[];
  edit: Edit;
}

const none: Department[] = [];

/** The units of a measure as printed, and the department each is. */
export const UnitsEditor = memo(function UnitsEditor({
  notice,
  of,
  list,
  label,
  units,
  edit,
}: UnitsEditorProps) {
  const departments = useDepartments().data ?? none;
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const set = (next: Unit[]) => edit.measure(of, { [list]: next });
  const add = useAct(
    async (called: string): Promise<Unit> => {
      const { data } = await noticesApi.match(notice, [called]);
      const match = data.items[0];
      const suggestions = match?.suggestions.map(({ id, score }) => ({ dept: id, score })) ?? [];
      return { name: called, depts: match?.department ? [match.department] : [], suggestions };
    },
    {
      onDone: (unit) => {
        if (!units.some((one) => one.name === unit.name)) set([...units, unit]);
        setName('');
      },
    },
  );
  const map = (index: number, depts: string[], outside: boolean) => {
    const others = edit.unit({ key: of, role: list, index }, depts, outside);
    if (others > 0) void message.info(`同名的另外 ${others} 处已一并对应`);
  };
  const give = () => {
    if (name.trim() !== '') add.run(name.trim());
  };
  return (
    <fieldset className="plain-set" data-field={list}>
      <legend>{label}</legend>
      <ul className="read-units">
        {units.map((unit, index) => (
          <UnitLine
            key={unit.name}
            unit={unit}
            lead={list === 'leads'}
            departments={departments}
            onMap={(depts, outside) => map(index, depts, outside)}
            onRemove={() => set(units.filter((one) => one !== unit))}
          />
        ))}
      </ul>
      <div className="row" style={{ flexWrap: 'nowrap' }}>
        <Input
          aria-label={`添加${label}`}
          placeholder="按原文写单位名称"
          size="small"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => {
            event.preventDefault();
            give();
          }}
        />
        <Button size="small" disabled={name.trim() === ''} loading={add.busy} onClick={give}>
          添加
        </Button>
      </div>
    </fieldset>
  );
});

interface UnitLineProps {
  unit: Unit;
  /** Lead units must be departments before the notice is followed; the others may be. */
  lead: boolean;
  departments: Department[];
  onMap: (depts: string[], outside: boolean) => void;
  onRemove: () => void;
}

function UnitLine({ unit, lead, departments, onMap, onRemove }: UnitLineProps) {
  const open = isOpen(unit);
  const line = useRef<HTMLLIElement>(null);
  const [changing, setChanging] = useState(false);
  const [byHand, setByHand] = useState(false);
  const nameOf = (id: string) => departments.find((one) => one.id === id)?.name ?? id;
  const asked = open && (lead || (unit.suggestions?.length ?? 0) > 0);
  const map = (depts: string[], outside: boolean, more: boolean) => {
    setByHand(true);
    setChanging(more);
    onMap(depts, outside);
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
          <Button type="text" size="small" aria-label={`去掉${unit.name}`} onClick={onRemove}>
            去掉
          </Button>
        </span>
      </div>
      {asked || changing ? (
        <Mapping unit={unit} departments={departments} nameOf={nameOf} onMap={map} />
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
