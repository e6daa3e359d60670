/** @jsxImportSource preact */
import type { ApiError } from '../api/client.ts';
import { Link, useAddress } from '../router.tsx';
import { listOf } from '../routes.ts';

/** What readers without an account see in place of the API's words. */
const plainWords: Record<number, { title: string; detail: string }> = {
  401: {
    title: '链接无效或已失效',
    detail: '请使用组织单位发给您的完整链接；如仍打不开，请向组织单位索取新的链接。',
  },
  404: {
    title: '没有找到',
    detail:
      '链接可能不完整，或者它在另一个城市。可以从所在城市的公示中查找；抽查的编号和承诺一经公布就不会删除。',
  },
};

/** What went wrong in words, with a way on: try again where that may help, else back to the start. */
export function Trouble({ error, retry }: { error: ApiError; retry?: () => void }) {
  const list = listOf(useAddress().path);
  const hopeless = [401, 403, 404, 410].includes(error.status);
  const { title, detail } = plainWords[error.status] ?? { title: error.message, detail: error.detail };
  return (
    <section class="trouble" role="alert">
      <h2>{title}</h2>
      {detail !== '' && <p>{detail}</p>}
      <p class="actions">
        {!hopeless && retry && (
          <button type="button" class="button" onClick={() => retry()}>
            重试
          </button>
        )}
        {error.status === 404 && list ? (
          <Link to={list.to} class="button">
            {list.text}
          </Link>
        ) : (
          <Link to="/" class="button quiet">
            回到首页
          </Link>
        )}
      </p>
    </section>
  );
}
