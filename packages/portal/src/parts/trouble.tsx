/** @jsxImportSource preact */
import type { ApiError } from '../api/client.ts';
import { Link } from '../router.tsx';

/** What went wrong in words, with a way on: try again where that may help, else back to the start. */
export function Trouble({ error, retry }: { error: ApiError; retry?: () => void }) {
  const hopeless = [401, 403, 404].includes(error.status);
  return (
    <section class="trouble" role="alert">
      <h2>{error.message}</h2>
      {error.detail !== '' && <p>{error.detail}</p>}
      <p class="actions">
        {!hopeless && retry && (
          <button type="button" class="button" onClick={() => retry()}>
            重试
          </button>
        )}
        <Link to="/" class="button quiet">
          回到首页
        </Link>
      </p>
    </section>
  );
}
