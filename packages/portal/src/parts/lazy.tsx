/** @jsxImportSource preact */
import type { ComponentType } from 'preact';
import { ApiError } from '../api/client.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from './awaited.tsx';

/** A page whose code is fetched only when it is opened. */
export function Lazy<P extends object>({ load, props }: { load: () => Promise<ComponentType<P>>; props: P }) {
  const [resource, reload] = useResource('code', () =>
    load().catch(() => {
      throw new ApiError(0, 'offline', '连不上服务器', '页面程序没有下载完整，请检查网络后重试。');
    }),
  );
  return (
    <Awaited resource={resource} retry={reload}>
      {(Page) => <Page {...props} />}
    </Awaited>
  );
}
