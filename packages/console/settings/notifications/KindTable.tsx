import {
  channelNames,
  channels,
  channelsFor,
  notificationKindNames,
  notificationKinds,
} from '@mingcha/notify/kinds';
import { Checkbox } from 'antd';
import type { NotificationSettings } from '../../api/notifications.ts';
import { Mark } from '../../ui/show/Mark.tsx';

interface KindTableProps {
  value: NotificationSettings;
  disabled: boolean;
  set: (part: Partial<NotificationSettings>) => void;
}

/** Which kind goes out by which channel. */
export function KindTable({ value, disabled, set }: KindTableProps) {
  return (
    <ul className="kind-channels">
      {notificationKindNames.map((kind) => {
        const { title, urgent } = notificationKinds[kind];
        return (
          <li key={kind}>
            <span>
              {title} {urgent ? <Mark tone="bad">加急</Mark> : null}
            </span>
            <Checkbox.Group
              disabled={disabled}
              value={[...channelsFor(value, kind)]}
              options={channelNames.map((name) => ({
                value: name,
                label: (
                  <>
                    <span className="visually-hidden">{title}经</span>
                    {channels[name]}
                  </>
                ),
              }))}
              onChange={(chosen) => set({ kinds: { ...value.kinds, [kind]: chosen } })}
            />
          </li>
        );
      })}
    </ul>
  );
}
