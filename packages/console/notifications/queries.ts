import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type Notification, notificationsApi } from '../api/notifications.ts';
import { useAct } from '../ui/act/useAct.ts';

const interval = 60_000;

/** What the signed-in person has not read, looked at once a minute; an unchanged answer has no body. */
export function useUnread() {
  return useQuery({
    queryKey: ['notifications', 'unread'],
    queryFn: notificationsApi.unread,
    refetchInterval: interval,
    refetchOnWindowFocus: 'always',
    // The bell is no reason to disturb anybody.
    retry: false,
  });
}

/** Opens what a notification is about, and marks it as read; or marks all of them. */
export function useNotifications(onOpened: () => void = () => undefined) {
  const client = useQueryClient();
  const { history } = useRouter();
  const changed = () => void client.invalidateQueries({ queryKey: ['notifications'] });
  const mark = useAct((id: string) => notificationsApi.read(id), { onDone: changed });
  const all = useAct((until: string) => notificationsApi.readAll(until), {
    done: '已全部标为已读',
    onDone: changed,
  });
  return {
    all,
    open({ id, link, readAt }: Notification) {
      if (readAt === undefined) mark.run(id);
      onOpened();
      history.push(`/console${link}`);
    },
  };
}
