import { useQuery } from '@tanstack/react-query';
import { lastAccount } from '../../session/lastAccount.ts';
import { countOpen, whoWasHere } from './account.ts';

/** On the sign-in page: that what was filled in without a network is still there, and whose it is. */
export function KeptNote() {
  const { data } = useQuery({
    queryKey: ['kept-visits'],
    queryFn: async () => {
      const { own } = await countOpen(lastAccount() ?? '');
      return { own, name: (await whoWasHere())?.name };
    },
  });
  if (!data || data.own === 0) return null;
  return (
    <p className="note warn" role="status">
      请重新登录，本机内容都在：有 {data.own} 次检查等待上传。
      {data.name ? `请用${data.name}的账号登录，登录后打开“今日检查”接着上传。` : null}
    </p>
  );
}
