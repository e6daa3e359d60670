/** What a reader of the API's description must know before the first call: Markdown, shown above the routes. */
export const guide = `城市监管的名录、双随机抽查与改革举措的落实。

### 取得令牌

由市级管理员在工作台“系统设置 → 系统接口”新增一个系统接口，得到 \`clientId\` 和 \`clientSecret\`（密钥只显示一次）。然后：

1. \`GET /config.json\`，取其中的 \`issuer\`；
2. \`GET {issuer}/.well-known/openid-configuration\`，取其中的 \`token_endpoint\`；
3. 以 OAuth 2.0 客户端凭据方式换取令牌，之后的请求都带 \`Authorization: Bearer <access_token>\`。

\`\`\`sh
curl -s "$token_endpoint" -d grant_type=client_credentials \\
  --data-urlencode "client_id=$client_id" --data-urlencode "client_secret=$client_secret"
# {"access_token":"eyJ…","expires_in":3600,"token_type":"Bearer","scope":"reports:write …"}
\`\`\`

令牌在 \`expires_in\` 秒后失效，失效后的请求答 401，重新换取即可。令牌只属于一个城市，部门的系统接口只能办理本部门的事。
每个接口标明所需权限，\`GET /v1/me\` 的 \`can\` 是现有的权限；没有权限时答 403。

### 部门系统怎样报送进展、答复督办

1. \`GET /v1/notices:waiting\` 看有没有待办；\`GET /v1/reports?state=missing\` 列出报送中的轮次里尚未填写的报送表，被退回的用 \`state=returned\`。
2. \`GET /v1/reports/{id}\` 取得报送表和 ETag（尚未保存过为 \`"0"\`），\`PUT /v1/reports/{id}\` 保存，\`POST /v1/reports/{id}/submit\` 签发提交。
3. 也可以用表格：\`GET /v1/reports:form\` 下载，填好后 \`POST /v1/reports:import?submit=true\`。
4. \`GET /v1/chases?state=issued\` 列出待答复的督办，\`POST /v1/chases/{id}/answer\` 答复。

### 翻页

列表以 \`limit\` 限定每页条数，答复中的 \`next\` 是下一页的翻页标识：原样放入 \`cursor\`，其他条件不变，直到 \`next\` 为 null。一页可能少于 \`limit\` 而仍有下一页。

### 修改与冲突

读取时的答复头 \`ETag\` 是内容的版本；修改时以 \`If-Match\` 原样带回（连同引号）。修改成功的答复带新的 ETag。

- 428：没有带 \`If-Match\`；412：内容已被他人修改，重新读取、核对后再提交。
- 409：与现在的状态冲突，例如报告已提交；\`code\` 说明是哪一种，原样重试没有用。
- 422：内容有误，\`errors\` 逐项说明：请求内容以 \`pointer\` 指明位置，文件以 \`row\` 和 \`column\`。

### 重试

没有收到应答，或收到 5xx 时可以重试。POST 请带 \`Idempotency-Key\`：24 小时内以同一个键重发完全相同的请求，得到第一次的应答（带 \`Idempotent-Replay: true\`），不会重复办理。
前一次还在处理时答 409 \`request-in-progress\`，稍候再试；键已用于内容不同的请求答 422 \`idempotency-mismatch\`。被拒绝的请求没有办理，可以改正后用同一个键重发。

请求过于频繁时答 429，\`Retry-After\` 是应等待的秒数。

### 错误

错误一律为 RFC 9457 问题对象（\`application/problem+json\`）。程序请依据 \`status\` 和 \`code\`，\`code\` 稳定不变；\`detail\` 是给人看的中文，说明应如何处理。
部署在 AWS 时，网关在请求到达系统之前的拒绝（401、404、413、429、500、503）只有 \`{"message":…}\`，没有 \`code\` 和 \`Retry-After\`：请依据 \`status\`，429 和 503 稍候再试。单次请求的正文不超过 4.5 MB，更大的文件先取得上传地址。

### 回调

回调由有 \`measures:write\` 权限的系统接口（督查室）登记。事件发生后以 POST 送达，事件的内容见文末 Webhooks。签名遵循 [Standard Webhooks](https://www.standardwebhooks.com)，可以直接用它各种语言的程序库验证，请求头：

- \`Webhook-Id\`：事件编号，同一事件可能送达不止一次，以它去重。
- \`Webhook-Timestamp\`：本次发送的时间，为 1970 年以来的秒数；与现在相差 5 分钟以上的不应接受。
- \`Webhook-Signature\`：\`v1,<Base64>\`，是对 \`<Webhook-Id>.<Webhook-Timestamp>.<收到的正文原文>\` 计算的 HMAC-SHA256。密钥是登记时得到的 \`secret\` 中 \`whsec_\` 之后的部分，以 Base64 解码。

\`\`\`js
import { Webhook } from 'standardwebhooks';

const event = new Webhook(secret).verify(body, request.headers); // 签名或时间不符时抛出错误
\`\`\`

请在 5 秒内以 2xx 答复；跳转不予跟随。没有成功的在 30 秒、2 分钟、10 分钟、30 分钟、2 小时、6 小时、12 小时后再送，共 8 次，每次重新签名。
\`POST /v1/webhooks/{id}/test\` 发送一次试送，\`GET /v1/webhooks/{id}/deliveries\` 查看结果。`;
