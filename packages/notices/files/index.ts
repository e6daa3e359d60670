export { type NoticeFile, noticeText } from './noticeText.ts';
