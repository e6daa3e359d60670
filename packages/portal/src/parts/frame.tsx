/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isLarge, keepLarge } from '../browser/largeType.ts';
import { Link, useAddress } from '../router.tsx';
import seal from '../seal.svg';
import { SiteInfo } from './siteInfo.tsx';

/** Moves on without touching the address, whose fragment may hold a witness's token. */
function skipToContent() {
  document.getElementById('content')?.focus();
}

/** Larger letters, for this page and the next ones. */
function LargeType() {
  const [large, setLarge] = useState(isLarge);
  const change = () => {
    setLarge(!large);
    keepLarge(!large);
  };
  return (
    <button type="button" class="large-type" aria-pressed={large} onClick={change}>
      大字版
    </button>
  );
}

/** What is around every page: the way past the head, the name, and the foot. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { path } = useAddress();
  const [, tenant] = /^\/(?:public|witness)\/(\d{6})(?:\/|$)/.exec(path) ?? [];
  return (
    <>
      <button type="button" class="skip" onClick={skipToContent}>
        跳到正文
      </button>
      <header class="mast">
        <div class="wide">
          <Link to="/" class="name">
            <img src={seal} alt="" width="30" height="30" />
            <b>明察</b>
            <span>公开查询</span>
          </Link>
          <nav aria-label="主导航">
            <LargeType />
            <Link to="/">各市</Link>
            <a href={`/help/?page=${encodeURIComponent(path)}`} target="_blank" rel="noreferrer">
              帮助
            </a>
          </nav>
        </div>
      </header>
      <main id="content" class="wide" tabIndex={-1}>
        {children}
      </main>
      <footer class="foot">
        <div class="wide">
          {tenant !== undefined && <SiteInfo key={tenant} tenant={tenant} />}
          <p>
            公示内容不含企业的信用风险分类，也不含个人信息。页面不加载任何外部资源，核验在您自己的设备上完成。
          </p>
          <p>支持 Chrome 87、Edge 87、Firefox 78、Safari 14 及更新的浏览器。</p>
        </div>
      </footer>
    </>
  );
}
