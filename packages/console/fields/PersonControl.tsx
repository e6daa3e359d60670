import { tenancyApi } from '../api/tenancy.ts';
import { SearchSelect } from '../ui/form/SearchSelect.tsx';
import { type ControlProps, textsIn } from './control.ts';

/** A person with a working account, or several, found by name or login. */
export function PersonControl({ field, value, onChange, ...control }: ControlProps) {
  return (
    <SearchSelect
      {...control}
      many={field.many}
      allowClear
      placeholder="按姓名或登录名查找"
      queryKey={['people', 'select']}
      search={async (q) => {
        const { items } = await tenancyApi.findPeople(q);
        return items.map(({ id, name }) => ({ value: id, label: name }));
      }}
      nameOf={async (id) => (await tenancyApi.person(id)).data.name}
      values={textsIn(value)}
      onChange={(ids) => onChange(field.many ? ids : ids[0])}
    />
  );
}
