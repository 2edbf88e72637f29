import {
  addItemInput,
  cartClaimInput,
  cartClaimOutput,
  cartItemInput,
  cartSchema,
  cartStartOutput,
  setQuantityInput,
} from '@millyard/contracts'
import { customerProcedure, publicProcedure, router } from '../trpc.ts'
import { acceptPrices } from './accept-prices.ts'
import { addItem } from './add-item.ts'
import { cartKeyOf } from './cart-key.ts'
import { claimCart } from './claim-cart.ts'
import { getCart } from './get-cart.ts'
import { removeItem } from './remove-item.ts'
import { setQuantity } from './set-quantity.ts'
import { startCart } from './start-cart.ts'

/** Every procedure but `start` and `claim` is about the caller's own cart: who is signed in, else who holds the token. */
const cartProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { cartKey: cartKeyOf(ctx.actor, ctx.header) } }),
)

export const cartRouter = router({
  start: publicProcedure.output(cartStartOutput).mutation(({ ctx }) => startCart(ctx.deps)),
  get: cartProcedure.output(cartSchema).query(({ ctx }) => getCart(ctx.deps, ctx.cartKey)),
  addItem: cartProcedure
    .input(addItemInput)
    .output(cartSchema)
    .mutation(({ ctx, input }) => addItem(ctx.deps, ctx.cartKey, input)),
  setQuantity: cartProcedure
    .input(setQuantityInput)
    .output(cartSchema)
    .mutation(({ ctx, input }) => setQuantity(ctx.deps, ctx.cartKey, input)),
  removeItem: cartProcedure
    .input(cartItemInput)
    .output(cartSchema)
    .mutation(({ ctx, input }) => removeItem(ctx.deps, ctx.cartKey, input)),
  acceptPrices: cartProcedure.output(cartSchema).mutation(({ ctx }) => acceptPrices(ctx.deps, ctx.cartKey)),
  claim: customerProcedure
    .input(cartClaimInput)
    .output(cartClaimOutput)
    .mutation(({ ctx, input }) => claimCart(ctx.deps, ctx.actor, input)),
})
