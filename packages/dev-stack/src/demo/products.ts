import { eleonasProducts } from './products/eleonas.ts'
import { fossiProducts } from './products/fossi.ts'
import { gotlandsljusProducts } from './products/gotlandsljus.ts'
import { grubingerProducts } from './products/grubinger.ts'
import { halbachProducts } from './products/halbach.ts'
import { hrackyBeskydProducts } from './products/hracky-beskyd.ts'
import { kaunoMezgyklaProducts } from './products/kauno-mezgykla.ts'
import { larreaProducts } from './products/larrea.ts'
import { oleirosDoValeProducts } from './products/oleiros-do-vale.ts'
import { ostergaardProducts } from './products/ostergaard.ts'
import { vanWesselProducts } from './products/van-wessel.ts'
import { vaucansonProducts } from './products/vaucanson.ts'
import type { DemoProduct } from './types.ts'

/** All products of the demo marketplace, factory by factory. */
export const products: readonly DemoProduct[] = [
  ...halbachProducts,
  ...oleirosDoValeProducts,
  ...kaunoMezgyklaProducts,
  ...fossiProducts,
  ...larreaProducts,
  ...grubingerProducts,
  ...gotlandsljusProducts,
  ...vaucansonProducts,
  ...hrackyBeskydProducts,
  ...vanWesselProducts,
  ...eleonasProducts,
  ...ostergaardProducts,
]
