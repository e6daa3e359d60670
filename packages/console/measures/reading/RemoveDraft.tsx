import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { noticesApi } from '../../api/measures/measures.ts';
import { useAct } from '../../ui/act/useAct.ts';

/** Deletes a draft that nobody needs. */
export function RemoveDraft(props: { id: string; shown: boolean; onRemoved: () => void }) {
  const { id, shown, onRemoved } = props;
  const client = useQueryClient();
  const navigate = useNavigate();
  const act = useAct(
    async () => {
      const { etag } = await noticesApi.get(id);
      return noticesApi.remove(id, etag);
    },
    {
      done: '草稿已删除',
      onDone: () => {
        onRemoved();
        void client.invalidateQueries({ queryKey: ['notices'] });
        void navigate({ to: '/measures' });
      },
    },
  );
  if (!shown) return null;
  return (
    <Popconfirm
      title="删除这份草稿？"
      description="原文和已核对的内容都会删除，不能恢复。"
      okText="删除"
      okButtonProps={{ danger: true }}
      onConfirm={() => act.run(undefined)}
    >
      <Button loading={act.busy}>删除草稿</Button>
    </Popconfirm>
  );
}
