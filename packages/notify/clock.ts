export { notifyPeople } from './notifyPeople.ts';
