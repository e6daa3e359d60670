/** @jsxImportSource preact */
import type { Witnesses } from '../api/types.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { Hash } from '../parts/hash.tsx';
import { Link } from '../router.tsx';
import { logPath } from '../routes.ts';

const what = '见证程序的 SHA-256';

/** How a witness compares the file that it has. */
const How = ({ tenant }: { tenant: string }) => (
  <p class="remark">
    核对：在程序所在的文件夹运行 <code>sha256sum mingcha-witness.mjs</code>（Windows 上为{' '}
    <code>certutil -hashfile mingcha-witness.mjs SHA256</code>），结果应与
    <Link to={logPath(tenant)}>公开日志</Link>所载逐字相同；不同的，不要使用。
  </p>
);

/** The program's hash as the public log names it, and how to compare it. */
export const ProgramHash = ({ hash, tenant }: { hash: string; tenant: string }) => (
  <>
    <Facts>
      <Fact name="见证程序 SHA-256">
        <Hash value={hash} what={what} />
      </Fact>
    </Facts>
    <How tenant={tenant} />
  </>
);

/** The program that is offered, and whether the city's public log names it already. */
export function Program({ tenant, program }: { tenant: string; program: Witnesses['program'] }) {
  const { hash, logged } = program;
  return (
    <section class="card" aria-labelledby="program">
      <h2 id="program">见证程序</h2>
      <p>
        见证程序把密钥保管在见证方自己的机器上，是一个文件，用 Node 20 以上版本运行：
        <a href="/download/mingcha-witness.mjs">下载 mingcha-witness.mjs</a>。
      </p>
      <ProgramHash hash={hash} tenant={tenant} />
      {logged !== hash && (
        <p class="note-wait">
          公开日志还没有记载这个版本，将在下一次登记见证方或提交承诺之前记载。
          {logged !== undefined && (
            <>
              最近记载的是 <Hash value={logged} what={what} />
            </>
          )}
        </p>
      )}
    </section>
  );
}
