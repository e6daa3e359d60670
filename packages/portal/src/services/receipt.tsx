/** @jsxImportSource preact */
import { shownReceiptCode } from '@mingcha/kernel/receiptCode';
import { useState } from 'preact/hooks';
import { Qr } from '../parts/qr.tsx';
import { Link } from '../router.tsx';
import { receiptPath } from '../routes.ts';
import { formatInstant } from '../words/time.ts';

type Props = {
  tenant: string;
  code: string;
  title: string;
  number?: string | undefined;
  at?: string | undefined;
};

/** Where a code leads: it stands behind the #, which no browser sends to a server. */
const linkTo = (tenant: string, code: string) => `${location.origin}${receiptPath(tenant)}#${code}`;

/** The receipt of a case that was handed in, to be noted or printed: it is shown this once. */
export function Receipt({ tenant, code, title, number, at }: Props) {
  const [copied, setCopied] = useState(false);
  const shown = shownReceiptCode(code);
  const copy = () =>
    navigator.clipboard?.writeText(shown).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <section class="card" aria-labelledby="receipt">
      <h2 id="receipt">提交成功，请保存回执码</h2>
      <div class="receipt">
        <div>
          <p>
            {title}
            {number !== undefined && <>，编号 {number}</>}
            {at !== undefined && <>，{formatInstant(at)} 提交</>}
          </p>
          <p class="receipt-code" data-code={code}>
            {shown.split('-').map((group, i) => (
              <span key={group}>
                {i > 0 && '-'}
                {group}
              </span>
            ))}
          </p>
        </div>
        <Qr text={linkTo(tenant, code)} label="查看办理情况的二维码，内含回执码" />
      </div>
      <p class="notice wait">
        系统不保存回执码，遗失后无法找回，也没有人能代您查询。持有回执码的人都能查看和撤回这件事项，请勿转给他人。
      </p>
      <p class="actions screen-only">
        <button type="button" class="button" onClick={() => window.print()}>
          打印回执
        </button>
        {navigator.clipboard && (
          <button type="button" class="button quiet" onClick={copy}>
            {copied ? '已复制' : '复制回执码'}
          </button>
        )}
        <Link to={`${receiptPath(tenant)}#${code}`} class="button quiet">
          查看办理情况
        </Link>
      </p>
    </section>
  );
}
