import {
  attachAttributeInput,
  attributeIdOutput,
  attributesOfCategorySchema,
  attributeVersionInput,
  categoryAttributesInput,
  createAttributeInput,
  okSchema,
  shiftAttributeInput,
  staffAttributesSchema,
  updateAttributeInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { attachAttribute } from './attach-attribute.ts'
import { createAttribute, removeAttribute, shiftAttribute, updateAttribute } from './change-attribute.ts'
import { listAttributes, listOfCategory } from './list-attributes.ts'

export const attributesRouter = router({
  list: adminProcedure('products.read')
    .output(staffAttributesSchema)
    .query(({ ctx }) => listAttributes(ctx.deps)),

  ofCategory: adminProcedure('products.read')
    .input(categoryAttributesInput)
    .output(attributesOfCategorySchema)
    .query(({ ctx, input }) => listOfCategory(ctx.deps, input.categoryId)),

  create: adminProcedure('catalogue.manage')
    .input(createAttributeInput)
    .output(attributeIdOutput)
    .mutation(({ ctx, input }) => createAttribute(ctx.deps, ctx.actor, input)),

  update: adminProcedure('catalogue.manage')
    .input(updateAttributeInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateAttribute(ctx.deps, ctx.actor, input)),

  shift: adminProcedure('catalogue.manage')
    .input(shiftAttributeInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => shiftAttribute(ctx.deps, ctx.actor, input)),

  attach: adminProcedure('catalogue.manage')
    .input(attachAttributeInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => attachAttribute(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('catalogue.manage')
    .input(attributeVersionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeAttribute(ctx.deps, ctx.actor, input)),
})
