import { auditInput, auditPage, auditPeopleSchema } from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { listAudit, listAuditPeople } from './list-audit.ts'

export const auditRouter = router({
  list: adminProcedure('audit.read')
    .input(auditInput)
    .output(auditPage)
    .query(({ ctx, input }) => listAudit(ctx.deps, input)),

  people: adminProcedure('audit.read')
    .output(auditPeopleSchema)
    .query(({ ctx }) => listAuditPeople(ctx.deps)),
})
