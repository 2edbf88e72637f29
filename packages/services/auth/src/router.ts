import { createOperationsRouter } from '@millyard/service-kit'
import { accountRouter } from './accounts/account.router.ts'
import { addressRouter } from './addresses/address.router.ts'
import { applicationRouter } from './application/application.router.ts'
import { auditRouter } from './audit/audit.router.ts'
import { documentsRouter, vendorDocumentsRouter } from './documents/documents.router.ts'
import { googleRouter } from './google/google.router.ts'
import { requirementsRouter } from './requirements/requirements.router.ts'
import { sessionRouter } from './sessions/session.router.ts'
import { staffRouter } from './staff/staff.router.ts'
import { teamRouter } from './team/team.router.ts'
import { adminProcedure, router } from './trpc.ts'
import { twoFactorRouter } from './two-factor/two-factor.router.ts'
import { usersRouter } from './users/users.router.ts'
import { vendorReviewRouter } from './vendor-review/vendor-review.router.ts'
import { vendorRouter } from './vendors/vendor.router.ts'
import { viewAsRouter } from './view-as/view-as.router.ts'

export const appRouter = router({
  account: accountRouter,
  session: sessionRouter,
  twoFactor: twoFactorRouter,
  google: googleRouter,
  addresses: addressRouter,
  vendors: vendorRouter,
  application: applicationRouter,
  documents: documentsRouter,
  team: teamRouter,
  vendorReview: vendorReviewRouter,
  staff: staffRouter,
  users: usersRouter,
  vendorDocuments: vendorDocumentsRouter,
  requirements: requirementsRouter,
  viewAs: viewAsRouter,
  audit: auditRouter,
  operations: createOperationsRouter('auth', { router, adminProcedure }),
})

export type AuthRouter = typeof appRouter
