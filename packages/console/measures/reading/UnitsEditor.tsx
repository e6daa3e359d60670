import { App, Button, Input } from 'antd';
import { memo, useState } from 'react';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Unit } from '../../api/measures/measureTypes.ts';
import { useDepartments } from '../../api/tenancy.ts';
import type { Department } from '../../api/types.ts';
import { useAct } from '../../ui/act/useAct.ts';
import { decided, type Role } from './draft.ts';
import { UnitLine } from './UnitLine.tsx';
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
      try {
        const { data } = await noticesApi.match(notice, [called]);
        return data.items[0] ?? { name: called, depts: [] };
      } catch (error) {
        setName((now) => (now === '' ? called : now));
        throw error;
      }
    },
    { onDone: (unit) => edit.addUnit(of, list, unit) },
  );
  const map = (unit: Unit, depts: string[], outside: boolean, everywhere: boolean) => {
    if (!everywhere) return set(units.map((one) => (one === unit ? decided(unit, { depts, outside }) : one)));
    const others = edit.placesOf(unit.name) - 1;
    edit.unit(unit.name, depts, outside);
    if (others > 0) void message.info({ key: unit.name, content: `同名的另外 ${others} 处已一并对应` });
  };
  const give = () => {
    const called = name.trim();
    if (called === '') return;
    setName('');
    add.run(called);
  };
  return (
    <fieldset className="plain-set" data-field={list}>
      <legend>{label}</legend>
      <ul className="read-units">
        {units.map((unit) => (
          <UnitLine
            key={unit.name}
            unit={unit}
            lead={list === 'leads'}
            places={edit.placesOf(unit.name)}
            departments={departments}
            onMap={(depts, outside, everywhere) => map(unit, depts, outside, everywhere)}
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
        <Button size="small" disabled={name.trim() === ''} onClick={give}>
          添加
        </Button>
      </div>
    </fieldset>
  );
});
