import {
  brandIdInput,
  brandIdOutput,
  brandProposalsInput,
  brandProposalsPage,
  brandVersionInput,
  createBrandInput,
  imageSchema,
  mergeBrandInput,
  okSchema,
  refuseBrandInput,
  staffBrandSchema,
  staffBrandsInput,
  staffBrandsPage,
  updateBrandInput,
} from '@millyard/contracts'
import { adminProcedure, router } from '../trpc.ts'
import { brandLogoInput, removeBrandLogo, setBrandLogo } from './brand-logo.ts'
import { createBrand, removeBrand, updateBrand } from './change-brand.ts'
import { acceptBrand, refuseBrand } from './decide-proposal.ts'
import { listBrands, listProposals, showBrand } from './list-brands.ts'
import { mergeBrand } from './merge-brand.ts'

export const brandsRouter = router({
  list: adminProcedure('products.read')
    .input(staffBrandsInput)
    .output(staffBrandsPage)
    .query(({ ctx, input }) => listBrands(ctx.deps, input)),

  get: adminProcedure('products.read')
    .input(brandIdInput)
    .output(staffBrandSchema)
    .query(({ ctx, input }) => showBrand(ctx.deps, input.brandId)),

  proposals: adminProcedure('products.read')
    .input(brandProposalsInput)
    .output(brandProposalsPage)
    .query(({ ctx, input }) => listProposals(ctx.deps, input)),

  create: adminProcedure('catalogue.manage')
    .input(createBrandInput)
    .output(brandIdOutput)
    .mutation(({ ctx, input }) => createBrand(ctx.deps, ctx.actor, input)),

  update: adminProcedure('catalogue.manage')
    .input(updateBrandInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => updateBrand(ctx.deps, ctx.actor, input)),

  setLogo: adminProcedure('catalogue.manage')
    .input(brandLogoInput)
    .output(imageSchema)
    .mutation(({ ctx, input }) => setBrandLogo(ctx.deps, ctx.actor, input)),

  removeLogo: adminProcedure('catalogue.manage')
    .input(brandVersionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeBrandLogo(ctx.deps, ctx.actor, input)),

  merge: adminProcedure('catalogue.manage')
    .input(mergeBrandInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => mergeBrand(ctx.deps, ctx.actor, input)),

  remove: adminProcedure('catalogue.manage')
    .input(brandVersionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => removeBrand(ctx.deps, ctx.actor, input)),

  accept: adminProcedure('catalogue.manage')
    .input(brandVersionInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => acceptBrand(ctx.deps, ctx.actor, input)),

  refuse: adminProcedure('catalogue.manage')
    .input(refuseBrandInput)
    .output(okSchema)
    .mutation(({ ctx, input }) => refuseBrand(ctx.deps, ctx.actor, input)),
})
