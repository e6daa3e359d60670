import { useQuery } from '@tanstack/react-query';
import { drawsApi } from '../../api/draws/draws.ts';
import { useDeptName } from '../../api/tenancy.ts';

const most = 200;

/** Drafts that are in no batch yet, as the options of a select. */
export function useDrafts() {
  const deptName = useDeptName();
  const query = useQuery({
    queryKey: ['draws', 'free-drafts'],
    queryFn: async () => {
      const { items } = await drawsApi.list({ series: 'all', state: 'planned', limit: most });
      return items.filter(({ batch }) => batch === undefined);
    },
    staleTime: 0,
  });
  const options = query.data?.map(({ id, title, leadDept }) => ({
    value: id,
    label: `${title}（${deptName(leadDept)}）`,
  }));
  return { query, options };
}
