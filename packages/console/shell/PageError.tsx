import { BackToList } from '../ui/page/BackToList.tsx';
import { Empty, ProblemView } from '../ui/page/Loading.tsx';
import { PageHead } from './PageHead.tsx';

/** A page that failed to load or to render; a new release takes the old files away, so the page is reloaded. */
export function PageError({ error }: { error: unknown }) {
  return <ProblemView error={error} onRetry={() => window.location.reload()} page />;
}

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <div className="page">
      <PageHead title="没有这个页面" />
      <Empty title="链接可能不完整，或内容已经移动" actions={<BackToList />} />
    </div>
  );
}
