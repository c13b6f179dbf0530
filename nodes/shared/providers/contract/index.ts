/** What a provider is: data and pure functions. Types only. */
export type * from './channel';
export type * from './field';
export type * from './provider';
export type * from './queries';
export type * from './request';
export type * from './templates';
export type * from './webhook';
