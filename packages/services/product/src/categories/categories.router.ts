import {
  categoryIdOutput,
  createCategoryInput,
  okSchema,
  removeCategoryInput,
  shiftCategoryInput,
  staffCategoriesSchema,
  updateCategoryInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { createCategory } from './create-category.ts'
import { listCategories } from './list-categories.ts'
import { removeCategory } from './remove-category.ts'
import { shiftCategory } from './shift-category.ts'
import { updateCategory } from './update-category.ts'

export const categoriesRouter = router({
  list: adminProcedure('products.read')
    .output(staffCategoriesSchema)
    .query(({ ctx }) => listCategories(ctx.deps)),

  create: adminProcedure('catalogue.manage')
    .input(createCategoryInput)
    .output(categoryIdOutput)
    .mutation(({ ctx, input }) => createCategory(ctx.deps, ctx.actor, input)),

  update: adminProcedure('catalogue.manage')
    .input(updateCategoryInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateCategory(ctx.deps, ctx.actor, input)),

  shift: adminProcedure('catalogue.manage')
    .input(shiftCategoryInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => shiftCategory(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('catalogue.manage')
    .input(removeCategoryInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeCategory(ctx.deps, ctx.actor, input)),
})
