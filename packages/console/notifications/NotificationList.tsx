import './notifications.css';
import type { Notification } from '../api/notifications.ts';
import { ago } from '../ui/show/format.ts';
import { Mark } from '../ui/show/Mark.tsx';
import { useNow } from '../ui/show/useNow.ts';

interface NotificationListProps {
  items: readonly Notification[];
  onOpen: (one: Notification) => void;
}

/** Notifications, the newest first; each opens what it is about. */
export function NotificationList({ items, onOpen }: NotificationListProps) {
  const now = useNow();
  return (
    <ul className="notifications">
      {items.map((one) => {
        const { id, link, title, text, about, actingFor, urgent, at, readAt } = one;
        return (
          <li key={id} className={readAt === undefined ? 'unread' : ''}>
            <a
              href={`/console${link}`}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                onOpen(one);
              }}
            >
              <span className="notification-head">
                <strong>{title}</strong>
                {urgent ? <Mark tone="bad">加急</Mark> : null}
                {readAt === undefined ? <span className="visually-hidden">未读</span> : null}
                <time dateTime={at}>{ago(at, now)}</time>
              </span>
              <span>{text}</span>
              {about || actingFor ? (
                <span className="notification-about">
                  {about}
                  {actingFor ? `（代${actingFor}）` : ''}
                </span>
              ) : null}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
