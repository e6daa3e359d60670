import { Button } from 'antd';
import { useState } from 'react';
import { notificationsApi } from '../api/notifications.ts';
import { PageHead } from '../shell/PageHead.tsx';
import { usePages } from '../ui/list/usePages.ts';
import { Empty, Loaded } from '../ui/page/Loading.tsx';
import { Panel } from '../ui/page/Panel.tsx';
import { NotificationList } from './NotificationList.tsx';
import { PreferencesDialog } from './PreferencesDialog.tsx';
import { useNotifications } from './queries.ts';

/** All notifications of the person who is signed in. */
export function NotificationsPage() {
  const [choosing, setChoosing] = useState(false);
  const { all, open } = useNotifications();
  const {
    query,
    rows = [],
    more,
  } = usePages(
    ['notifications', 'list'],
    (cursor, signal) => notificationsApi.list({ limit: 50, cursor }, signal),
    { staleTime: 0 },
  );
  const [newest] = rows;
  return (
    <div className="page">
      <PageHead
        title="通知"
        about="轮到您办理、请您审批、报告退回、期限将满时通知您，保留 90 天。"
        actions={
          <>
            {newest ? (
              <Button loading={all.busy} onClick={() => all.run(newest.id)}>
                全部标为已读
              </Button>
            ) : null}
            <Button onClick={() => setChoosing(true)}>接收方式</Button>
          </>
        }
      />
      <Panel title="全部通知">
        <Loaded query={query} lines={6}>
          {() =>
            rows.length === 0 ? (
              <Empty title="还没有通知">有事项交给您，或您的报告被退回时，会在这里通知您。</Empty>
            ) : (
              <NotificationList items={rows} onOpen={open} />
            )
          }
        </Loaded>
        {more.has ? (
          <div className="row">
            <Button loading={more.busy} onClick={more.load}>
              更早的通知
            </Button>
          </div>
        ) : null}
      </Panel>
      <PreferencesDialog open={choosing} onClose={() => setChoosing(false)} />
    </div>
  );
}
