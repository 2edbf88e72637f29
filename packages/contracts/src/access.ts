import type { StaffPermission, VendorPermission } from './permissions.ts'
import type { ServiceName } from './tokens.ts'

/** Who may call a procedure. Set by the procedure builders alone and read by the generated access tests. */
export type Access =
  | { kind: 'public' }
  /** Anyone signed in, at whichever portal, acting on nothing but their own account. */
  | { kind: 'account' }
  | { kind: 'customer' }
  | { kind: 'vendor'; permission: VendorPermission }
  | { kind: 'admin'; permission: StaffPermission }
  | { kind: 'service'; callers: readonly ServiceName[] }
