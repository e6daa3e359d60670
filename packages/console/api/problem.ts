/** One field of a refused request: where (JSON pointer, or row and column of a file) and why. */
export interface FieldError {
  pointer?: string;
  row?: number;
  column?: string;
  code?: string;
  message: string;
  value?: unknown;
}

/**
 * What went wrong with a request: an RFC 9457 problem of the API, or our own words for what has no problem
 * (`network`: status 0; `http-<status>`: an answer that is not a problem document).
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: FieldError[];
  /** Every other member of the problem document, such as `state`, `versions` or `job`. */
  readonly body: Record<string, unknown>;

  constructor(status: number, body: Record<string, unknown>) {
    const title = text(body.title) ?? '请求没有成功';
    super(title);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = text(body.code) ?? `http-${status}`;
    this.title = title;
    this.detail = text(body.detail) ?? '';
    this.errors = Array.isArray(body.errors) ? (body.errors as FieldError[]) : [];
    this.body = body;
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The server could not be reached at all. */
export function networkProblem(): ApiProblem {
  return new ApiProblem(0, {
    code: 'network',
    title: '连接不上服务器',
    detail: '请检查本机网络后重试；如果其他网页可以打开，请联系系统管理员。',
  });
}

const WORDS: Record<number, [string, string]> = {
  401: ['登录已过期', '请重新登录后继续。'],
  403: ['没有权限', '您的岗位不能做这一步；需要的话请联系市级管理员。'],
  404: ['没有找到', '它可能已被删除，或者链接不完整。'],
  412: ['内容已被他人修改', '请载入最新内容后再保存。'],
  413: ['文件过大', '请拆分后再上传。'],
  429: ['操作过于频繁', '请稍候片刻再试。'],
};

/** Reads a failed answer: the problem document if it is one, otherwise words for its status. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const [title, detail] = WORDS[response.status] ?? [
    '服务暂时不可用',
    `服务器答复了状态 ${response.status}，请稍后重试；多次出现请联系系统管理员。`,
  ];
  const given = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return new ApiProblem(response.status, { title, detail, ...given });
}

/** Any thrown thing as a problem that can be shown. */
export function asProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new ApiProblem(-1, {
    code: 'page-error',
    title: '页面出错',
    detail: `请刷新页面重试。（${detail}）`,
  });
}

/** All that a reader needs, in one text: the detail, then at most `limit` field errors, one a line. */
export function problemText(problem: ApiProblem, limit = 5): string {
  const lines = problem.errors.slice(0, limit).map((error) => {
    const at =
      error.row === undefined
        ? error.pointer
        : `第 ${error.row} 行${error.column ? `「${error.column}」` : ''}`;
    return at ? `${at}：${error.message}` : error.message;
  });
  const rest = problem.errors.length - lines.length;
  return [problem.detail, ...lines, rest > 0 ? `还有 ${rest} 处` : ''].filter(Boolean).join('\n');
}
