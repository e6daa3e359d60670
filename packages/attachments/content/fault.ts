/** Why a file is not taken: a stable code, and what to do in Chinese. */
export type FileFault = { code: FileFaultCode; detail: string };

export type FileFaultCode =
  | 'file-empty'
  | 'file-type-refused'
  | 'file-type-differs'
  | 'file-damaged'
  | 'file-encrypted'
  | 'file-macros'
  | 'file-bomb'
  | 'file-archive-content';

export const fault = (code: FileFaultCode, detail: string): FileFault => ({ code, detail });

export const hasMacros = (): FileFault =>
  fault(
    'file-macros',
    '文件含有宏，可能带有病毒，不能上传。请另存为不含宏的文件（如 .docx、.xlsx）或 PDF 后再上传。',
  );

export const isEncrypted = (): FileFault =>
  fault('file-encrypted', '文件设有密码，别人打不开。请取消密码后再上传。');

export const isEmpty = (): FileFault => fault('file-empty', '文件是空的，请重新选择。');
