import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { Answer } from '../../api/http.ts';
import { measuresApi } from '../../api/measures/measures.ts';
import type { Progress } from '../../api/measures/measureTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';

/** What has become of a measure, with its ETag. */
export function useProgress(measure: string) {
  return useQuery({ queryKey: ['progress', measure], queryFn: () => measuresApi.progress(measure) });
}

interface ProgressActOptions {
  done: string;
  onDone?: () => void;
}

/** A step on a measure's progress. When somebody else was faster, loads what they did and says so. */
export function useProgressAct<A>(
  measure: string,
  action: (input: A) => Promise<Answer<Progress>>,
  { done, onDone }: ProgressActOptions,
) {
  const client = useQueryClient();
  const { notification } = App.useApp();
  return useAct(action, {
    done,
    onDone: (response) => {
      client.setQueryData(['progress', measure], response);
      void client.invalidateQueries({ queryKey: ['board'] });
      onDone?.();
    },
    onProblem: (problem) => {
      if (problem.status !== 412 && problem.status !== 409) return false;
      void client.invalidateQueries({ queryKey: ['progress', measure] });
      notification.warning({
        title: '他人刚刚先行更新了这项举措',
        description: `${problem.status === 409 ? problem.detail : ''}页面已载入最新内容，请核对后再继续。`,
        placement: 'top',
        duration: 8,
      });
      return true;
    },
  });
}
