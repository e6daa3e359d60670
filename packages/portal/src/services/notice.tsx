/** @jsxImportSource preact */
import type { CitizenServiceForm } from './api.ts';

/** What the reader is told before they fill in anything. */
export function Notice({ notice }: { notice: CitizenServiceForm['notice'] }) {
  const { collector, purpose, basis, personal, readers, kept } = notice;
  return (
    <section class="card" aria-labelledby="notice">
      <h2 id="notice">个人信息处理告知</h2>
      <dl class="facts-list">
        <div>
          <dt>由谁收集</dt>
          <dd>{collector}</dd>
        </div>
        <div>
          <dt>为什么收集</dt>
          <dd>
            {purpose}
            {basis.length > 0 && <small>依据：{basis.join('；')}</small>}
          </dd>
        </div>
        <div>
          <dt>收集哪些</dt>
          <dd>
            {personal.length > 0 ? `${personal.join('、')}。没有注明必填的可以不填。` : '不收集个人信息。'}
          </dd>
        </div>
        <div>
          <dt>谁能看到</dt>
          <dd>{readers.join('、')}。查看个人信息都有记录。</dd>
        </div>
        <div>
          <dt>保存多久</dt>
          <dd>{kept.join('')}</dd>
        </div>
      </dl>
    </section>
  );
}
