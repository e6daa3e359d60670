export { type NoticeFile, noticeText } from './noticeText.ts';
export { noticeTooComplex } from './problems.ts';
