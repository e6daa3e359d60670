/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { saveFile } from '../browser/saveFile.ts';
import { PageHead } from '../parts/page.tsx';
import { keepKey, keptKey, keyFileText, newKey, registrationLine } from './key.ts';
import { useAction } from './useAction.ts';

const idShape = /^[a-z0-9-]{1,40}$/;

/** Makes the key of a witness in this browser, and what it hands to its city to be registered. */
export function RegisterPage({ tenant }: { tenant: string }) {
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [outside, setOutside] = useState(true);
  const [line, setLine] = useState('');
  const { run, busy, trouble } = useAction(async () => {
    const secret = keptKey(tenant, id) ?? newKey();
    const kept = keepKey(tenant, id, secret);
    saveFile(`见证密钥-${name}-${tenant}.txt`, keyFileText({ tenant, id, name, secret }), 'text/plain');
    setLine(await registrationLine(secret, { tenant, id, name, outside }));
    if (!kept) throw new Error('这个浏览器不允许保存数据，请务必保管好下载的密钥文件。');
  });
  const ready = idShape.test(id) && name.trim().length >= 2;
  return (
    <div class="narrow">
      <PageHead title="登记见证密钥" />
      <p class="lead">见证方用自己的密钥签名。密钥在您的浏览器里产生，只保存在这台设备和下载的文件里。</p>
      <p class="notice wait">
        密钥保管在本系统的网页里，对系统的运营者<strong>不起约束</strong>
        ：网页由运营者提供，能接触到密钥。要防运营者，请用见证程序，密钥只在您自己的机器上。
      </p>
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) run();
        }}
      >
        <p>
          <label>
            编号（小写字母、数字、连字符）
            <br />
            <input value={id} maxLength={40} onInput={(event) => setId(event.currentTarget.value)} />
          </label>
        </p>
        <p>
          <label>
            单位名称
            <br />
            <input value={name} maxLength={60} onInput={(event) => setName(event.currentTarget.value)} />
          </label>
        </p>
        <p>
          <label>
            <input
              type="checkbox"
              checked={outside}
              onChange={(event) => setOutside(event.currentTarget.checked)}
            />{' '}
            是本市政府以外的单位
          </label>
        </p>
        <p class="actions">
          <button type="submit" class="button" disabled={!ready || busy}>
            生成密钥并下载
          </button>
        </p>
        {trouble !== '' && (
          <p class="notice void" role="alert">
            {trouble}
          </p>
        )}
      </form>
      {line !== '' && (
        <section class="card" aria-live="polite">
          <h2>交给本市管理员登记</h2>
          <p>请把下面这一行原样交给本市管理员。其中没有密钥，可以公开。</p>
          <textarea aria-label="登记内容" readOnly rows={6} style="width:100%" value={line} />
        </section>
      )}
    </div>
  );
}
