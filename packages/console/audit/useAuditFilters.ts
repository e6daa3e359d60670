import { useQuery } from '@tanstack/react-query';
import { auditApi } from '../api/audit.ts';
import { tenancyApi } from '../api/tenancy.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import type { ListFilter } from '../ui/list/FilterControl.tsx';

const several = 1_000;

/** People and systems that may have done something; an account that left stays on the list. */
function useActors() {
  const enabled = permits(useMe(), 'tenancy:read');
  const people = useQuery({
    enabled,
    queryKey: ['people', 'all'],
    queryFn: async () => {
      const items = [];
      let cursor: string | undefined;
      do {
        const page = await tenancyApi.people({ limit: 100, cursor });
        items.push(...page.items);
        cursor = page.next ?? undefined;
      } while (cursor && items.length < several);
      return items;
    },
  });
  const clients = useQuery({ enabled, queryKey: ['clients'], queryFn: tenancyApi.clients });
  return [
    ...(people.data ?? []).map(({ id, name, login }) => ({ value: id, label: `${name}（${login}）` })),
    ...(clients.data?.items ?? []).map(({ id, name }) => ({ value: id, label: `${name}（系统接口）` })),
    { value: 'clock', label: '系统（按督办规则）' },
    { value: 'anonymous', label: '未登录者' },
  ];
}

/** Who, what, which object, when: each narrows the log. */
export function useAuditFilters(): ListFilter[] {
  const actors = useActors();
  const actions = useQuery({
    queryKey: ['audit', 'actions'],
    queryFn: auditApi.actions,
    staleTime: Infinity,
  });
  const known = actions.data?.items ?? [];
  const nouns = [...new Map(known.map(({ kind, noun }) => [kind, noun]))];
  const groups = nouns.map(([kind, noun]) => ({
    label: noun,
    options: known
      .filter((one) => one.kind === kind)
      .map(({ action, name }) => ({ value: action, label: name })),
  }));
  return [
    { name: 'by', noun: '操作人', all: '全部人员', options: actors },
    { name: 'action', noun: '操作', all: '全部操作', options: groups },
    {
      name: 'kind',
      noun: '对象类别',
      all: '全部对象',
      options: nouns.map(([value, label]) => ({ value, label })),
    },
    { name: 'from', noun: '起始日期', as: 'day' },
    { name: 'to', noun: '截止日期', as: 'day' },
  ];
}
