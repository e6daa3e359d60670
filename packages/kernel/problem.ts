/** Errors that users see: RFC 9457 problems with stable codes and Chinese words that say what to do. */

export type FieldError = { pointer: string; message: string };

export type ProblemInit = {
  status: number;
  /** Stable, kebab-case; clients branch on it. */
  code: string;
  title: string;
  detail: string;
  errors?: FieldError[];
  /** Further members of the problem object, such as the current `state`. */
  extra?: Record<string, unknown>;
  headers?: Record<string, string>;
};

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(init: ProblemInit) {
    super(`${init.code}: ${init.detail}`);
    this.name = 'Problem';
    this.status = init.status;
    this.code = init.code;
    this.title = init.title;
    this.detail = init.detail;
    this.errors = init.errors;
    this.extra = init.extra ?? {};
    this.headers = init.headers ?? {};
  }

  /** The `application/problem+json` body. */
  toJSON(): Record<string, unknown> {
    const { status, code, title, detail, errors, extra } = this;
    return {
      type: `urn:mingcha:problem:${code}`,
      status,
      code,
      title,
      detail,
      ...(errors && { errors }),
      ...extra,
    };
  }
}

export const problems = {
  unauthorized: (detail = '请先登录，或换用有效的访问令牌后重试。') =>
    new Problem({
      status: 401,
      code: 'unauthorized',
      title: '未登录或登录已失效',
      detail,
      headers: { 'www-authenticate': 'Bearer' },
    }),
  forbidden: (detail = '您的角色没有此项权限，请联系系统管理员。') =>
    new Problem({ status: 403, code: 'forbidden', title: '没有权限', detail }),
  /** Also for another tenant's objects: nobody may learn whether they exist. */
  notFound: (what = '所请求的内容') =>
    new Problem({
      status: 404,
      code: 'not-found',
      title: '未找到',
      detail: `${what}不存在，或不属于本地区。请核对编号。`,
    }),
  invalid: (errors: FieldError[], detail = '提交的内容有误，请按提示逐项修改后重新提交。') =>
    new Problem({ status: 422, code: 'invalid', title: '内容有误', detail, errors }),
  badRequest: (code: string, detail: string) => new Problem({ status: 400, code, title: '请求有误', detail }),
  conflict: (code: string, detail: string, extra: Record<string, unknown> = {}) =>
    new Problem({ status: 409, code, title: '操作没有完成', detail, extra }),
  /** Too many at once: nothing was written, and a moment later it may be. */
  busy: (detail: string) =>
    new Problem({
      status: 409,
      code: 'busy',
      title: '修改的人太多',
      detail,
      headers: { 'retry-after': '2' },
    }),
  /** The machine that keeps files has no room left. */
  diskFull: () =>
    new Problem({
      status: 507,
      code: 'disk-full',
      title: '存储空间已满',
      detail: '服务器存储空间已满，本次内容没有保存。请联系系统管理员清理空间后重试。',
    }),
  preconditionFailed: (extra: Record<string, unknown> = {}) =>
    new Problem({
      status: 412,
      code: 'precondition-failed',
      title: '内容已被他人修改',
      detail: '您看到的内容已不是最新，请刷新后核对再提交。',
      extra,
    }),
  preconditionRequired: () =>
    new Problem({
      status: 428,
      code: 'precondition-required',
      title: '缺少版本标识',
      detail: '修改请求须带 If-Match 请求头，其值取自最近一次读取时返回的 ETag。',
    }),
  badCursor: () =>
    new Problem({
      status: 400,
      code: 'bad-cursor',
      title: '翻页标识无效',
      detail: '翻页标识无效或已失效，请从第一页重新开始。',
    }),
};
