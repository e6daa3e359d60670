import { useQuery } from '@tanstack/react-query';
import { tenancyApi, useDeptName } from '../../api/tenancy.ts';
import type { Role } from '../../api/types.ts';
import { Dialog } from '../../ui/page/Dialog.tsx';
import { ProblemView, Skeleton } from '../../ui/page/Loading.tsx';

interface PeopleOfRoleProps {
  role: Role | undefined;
  onClose: () => void;
}

/** The people with a role. */
export function PeopleOfRole({ role, onClose }: PeopleOfRoleProps) {
  return (
    <Dialog
      title={role ? `${role.name}（${role.people} 人）` : ''}
      open={role !== undefined}
      onClose={onClose}
    >
      {role ? <People id={role.id} /> : null}
    </Dialog>
  );
}

function People({ id }: { id: string }) {
  const deptName = useDeptName();
  const query = useQuery({ queryKey: ['roles', id, 'people'], queryFn: () => tenancyApi.peopleOfRole(id) });
  if (query.error) return <ProblemView error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton lines={4} />;
  return (
    <ul className="stack tight people-of-role">
      {query.data.items.map((one) => (
        <li key={one.id} className="row between">
          <span>
            {one.name}
            {one.status === 'active' ? null : <span className="chip warn">已停用</span>}
          </span>
          <span className="muted">{one.dept ? deptName(one.dept) : '不属于任何部门'}</span>
        </li>
      ))}
    </ul>
  );
}
