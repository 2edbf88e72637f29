import {
  createRequirementInput,
  okSchema,
  removeRequirementInput,
  requirementSchema,
  requirementsSchema,
  updateRequirementInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { createRequirement, removeRequirement, updateRequirement } from './change-requirements.ts'
import { listRequirements } from './requirement.repository.ts'

export const requirementsRouter = router({
  list: adminProcedure('vendors.read')
    .output(requirementsSchema)
    .query(async ({ ctx }) => ({ requirements: await listRequirements(ctx.deps.database.client) })),

  create: adminProcedure('vendors.configure')
    .input(createRequirementInput)
    .output(requirementSchema)
    .mutation(({ ctx, input }) => createRequirement(ctx.deps, ctx.actor, input)),

  update: adminProcedure('vendors.configure')
    .input(updateRequirementInput)
    .output(requirementSchema)
    .mutation(({ ctx, input }) => updateRequirement(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('vendors.configure')
    .input(removeRequirementInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeRequirement(ctx.deps, ctx.actor, input)),
})
