/** @jsxImportSource preact */

/** In place of what needs a key, where the page came over plain HTTP. */
export function InsecurePage() {
  return (
    <section class="card">
      <h2>请用安全连接打开</h2>
      <p>
        本页不是用 https 打开的：浏览器不能在这里加密保管密钥，网络上的人也可能改动网页。请改用以 https
        开头的地址，或使用见证程序。
      </p>
    </section>
  );
}
