import { BellOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { NotificationList } from './NotificationList.tsx';
import { useNotifications, useUnread } from './queries.ts';
import { restText } from './words.ts';

/** How many notifications are unread, and the latest of them. */
export function Bell() {
  const [isOpen, setOpen] = useState(false);
  const { data } = useUnread();
  const count = data?.count ?? 0;
  const text = data?.more ? `${count}+` : String(count);
  return (
    <>
      <Badge
        count={data?.more ? text : count}
        size="small"
        overflowCount={99}
        color="#1b5480"
        offset={[-4, 4]}
      >
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={count === 0 ? '通知，没有未读' : `通知，${text} 条未读`}
          aria-haspopup="dialog"
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer
        title="通知"
        size={400}
        open={isOpen}
        onClose={() => setOpen(false)}
        styles={{ body: { padding: 0 } }}
      >
        {isOpen ? <Latest onClose={() => setOpen(false)} /> : null}
      </Drawer>
    </>
  );
}

function Latest({ onClose }: { onClose: () => void }) {
  const query = useUnread();
  const { all, open } = useNotifications(onClose);
  return (
    <Loaded query={query} lines={4}>
      {(unread) => {
        const { count, latest } = unread;
        const rest = restText(unread);
        return (
          <>
            <div className="notification-tools">
              <Link to="/notifications" onClick={onClose}>
                全部通知
              </Link>
              {latest[0] ? (
                <Button size="small" loading={all.busy} onClick={() => all.run(latest[0]!.id)}>
                  全部标为已读
                </Button>
              ) : null}
            </div>
            {count === 0 ? (
              <Empty title="没有未读通知">轮到您办理、请您审批、报告退回、期限将满时，会在这里通知您。</Empty>
            ) : (
              <NotificationList items={latest} onOpen={open} />
            )}
            {rest === undefined ? null : <p className="notification-more">{rest}</p>}
          </>
        );
      }}
    </Loaded>
  );
}
