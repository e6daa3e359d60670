import { Problem } from '@mingcha/kernel';

/** What is wrong with a notice's file; the codes are stable. */
export const fileProblems = {
  tooComplex: () =>
    new Problem({
      status: 422,
      code: 'notice-too-complex',
      title: '通知过于复杂',
      detail:
        '读取这份通知超过了时间或内存的上限，系统已停止读取。请只提交通知正文，附表另存；文件请重新导出为 .docx 或带文字的 PDF，或把文字粘贴进来。',
    }),
  unsupported: (what: string) =>
    new Problem({
      status: 415,
      code: 'notice-format',
      title: '文件格式不支持',
      detail: `文件是${what}，读不了。请用 Word/WPS 另存为 .docx，或导出为带文字的 PDF，或把文字粘贴进来。`,
    }),
  damaged: (what: string) =>
    new Problem({
      status: 422,
      code: 'notice-damaged',
      title: '文件已损坏或不完整',
      detail: `文件打不开（${what}）。请重新导出后再上传，或把文字粘贴进来。`,
    }),
  locked: () =>
    new Problem({
      status: 422,
      code: 'notice-locked',
      title: '文件设有密码',
      detail: '文件设有打开密码，系统读不了。请取消密码后再上传。',
    }),
  noText: () =>
    new Problem({
      status: 422,
      code: 'notice-without-text',
      title: '文件里没有文字',
      detail: '没有读出文字，可能是扫描件或图片。请上传带文字的 PDF、.docx 或 .txt，或把文字粘贴进来。',
    }),
  tooLarge: (limit: string) =>
    new Problem({
      status: 413,
      code: 'notice-too-large',
      title: '文件过大',
      detail: `文件超过 ${limit} 的上限。请只上传通知正文，附件另存。`,
    }),
};

export const noticeTooComplex = fileProblems.tooComplex;
