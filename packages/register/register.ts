import type { Clock } from '@mingcha/kernel';
import type { TenantStore } from '@mingcha/store';
import type { RegisterKind } from './kind.ts';
import type { Register, Row } from './types.ts';

export declare function openRegister<R extends Row>(
  store: TenantStore,
  kind: RegisterKind<R>,
  now?: Clock,
): Register<R>;
