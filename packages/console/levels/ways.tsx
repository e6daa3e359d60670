import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ComparedItem, type Comparison, levelsApi } from '../api/lists/levels.ts';
import { findingsApi } from '../api/lists/lists.ts';
import { useMe } from '../session/me.tsx';
import { permits } from '../session/rights.ts';
import { useAct } from '../ui/act/useAct.ts';
import { evening, wayText } from './words.ts';

/** Who has to change what, in words. */
export function Way({ item, of }: { item: ComparedItem; of: Comparison }) {
  return (
    <ul className="level-lines">
      {wayText(item, of.tenants).map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** An act on one row of a list's draft, after which all that is compared is read anew. */
function useEvening(list: string, act: () => Promise<unknown>, done: string) {
  const client = useQueryClient();
  return useAct(act, {
    done,
    onDone: async () => {
      await client.invalidateQueries({
        predicate: ({ queryKey: [first, second] }) => first === 'levels' || second === `list.${list}`,
      });
    },
  });
}

/** Lets the city say what the province says, in one row of its draft. */
export function TakeOver({ list, item, edition }: { list: string; item: ComparedItem; edition: string }) {
  const me = useMe();
  const { item: id, etag, elements } = item;
  const fields = elements.map(({ field }) => field);
  const act = useEvening(
    list,
    () =>
      levelsApi.accept(list, {
        edition,
        items: [{ item: id!, ...(etag !== undefined && { etag }), ...(fields.length > 0 && { fields }) }],
        reason: '与省一致',
      }),
    '已改为与省相同，写入草稿',
  );
  const isOurs = id !== undefined && etag !== undefined && fields.length > 0;
  if (!isOurs || !permits(me, 'catalogue:write')) return null;
  return (
    <Button loading={act.busy} onClick={() => act.run(undefined)} aria-label={`${item.name}：改为与省相同`}>
      改为与省相同
    </Button>
  );
}

/** Lets all counties that differ in an item say what they are held against, in the city's draft, all or none. */
export function EvenOut({ list, item, of }: { list: string; item: ComparedItem; of: Comparison }) {
  const me = useMe();
  const change = evening(item);
  const act = useEvening(
    list,
    () => findingsApi.setRows(list, { ...change, reason: '各县区一致' }),
    '已改为一致，写入草稿',
  );
  return (
    <div className="stack tight level-way">
      <Way item={item} of={of} />
      {change.rows.length > 0 && permits(me, 'catalogue:write') ? (
        <Button loading={act.busy} onClick={() => act.run(undefined)} aria-label={`${item.name}：改为一致`}>
          改为一致
        </Button>
      ) : null}
    </div>
  );
}
