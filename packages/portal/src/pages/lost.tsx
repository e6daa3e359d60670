/** @jsxImportSource preact */
import { PageHead } from '../parts/page.tsx';
import { Link, useAddress } from '../router.tsx';
import { listOf } from '../routes.ts';

export function LostPage() {
  const list = listOf(useAddress().path);
  return (
    <>
      <PageHead title="没有这一页" />
      <p>链接可能已经写错或不完整。抽查的编号和承诺一经公布就不会删除，您可以从所在城市的公示中找到它。</p>
      <p class="actions">
        <Link to={list?.to ?? '/'} class="button">
          {list?.text ?? '查看各市公示'}
        </Link>
      </p>
    </>
  );
}
