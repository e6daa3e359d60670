import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Answer } from '../../api/http.ts';
import { noticesApi } from '../../api/measures/measures.ts';
import type { Notice } from '../../api/measures/measureTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';

/** A notice with its ETag. */
export function useWholeNotice(id: string) {
  return useQuery({ queryKey: ['notice', id], queryFn: () => noticesApi.get(id) });
}

/** A step on a notice. When somebody else was faster, loads what they did and says so. */
export function useNoticeAct<A>(
  id: string,
  action: (input: A) => Promise<Answer<Notice>>,
  done: string,
  onDone?: () => void,
) {
  const client = useQueryClient();
  const { notification } = App.useApp();
  return useAct(action, {
    done,
    onDone: (response) => {
      client.setQueryData(['notice', id], response);
      for (const key of ['notices', 'board', 'rounds', 'notice-line']) {
        void client.invalidateQueries({ queryKey: [key] });
      }
      onDone?.();
    },
    onProblem: (problem) => {
      if (problem.status !== 412 && problem.code !== 'notice-state') return false;
      void client.invalidateQueries({ queryKey: ['notice', id] });
      notification.warning({
        title: '他人刚刚先行修改了这份通知',
        description: '页面已载入最新内容，请核对后再继续。',
        placement: 'top',
        duration: 8,
      });
      return true;
    },
  });
}
