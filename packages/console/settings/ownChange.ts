import type { Person, Role } from '../api/types.ts';

interface Change {
  before: Pick<Person, 'roles'>;
  after: Pick<Person, 'roles' | 'status'>;
  roles: Role[];
  /** What the person may do now. */
  can: string[];
}

/** What to ask people before they change their own standing; undefined where they do not. */
export function ownChange({ before, after, roles, can }: Change) {
  const administers = after.roles.some((id) =>
    roles.find((role) => role.id === id)?.rights.includes('tenancy:write'),
  );
  const back = '以后须由另一名管理员恢复。';
  if (after.status === 'disabled')
    return { title: '停用您自己的账号？', content: `停用后您立即不能再使用本系统，${back}` };
  if ([...before.roles].sort().join() === [...after.roles].sort().join()) return undefined;
  const loses = can.includes('tenancy:write') && !administers;
  const content = loses
    ? `保存后您不再是管理员，立即不能再修改本地区的设置、部门、人员与接口，${back}`
    : '新的岗位立即生效，您能看到和办理的内容会随之变化。';
  return { title: '修改您自己的岗位？', content };
}
