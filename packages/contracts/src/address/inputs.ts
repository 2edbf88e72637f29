import type { z } from 'zod'
import { addressFields } from '../auth.ts'
import { idSchema } from '../ids.ts'
import { placeOrderFields } from '../order.ts'
import { byCountry, checkedAddressSchema } from './check-address.ts'

/** Into the address book. */
export const addressInput = byCountry(addressFields)
export const updateAddressInput = byCountry(addressFields.extend({ id: idSchema('adr') }))

export const placeOrderInput = placeOrderFields.extend({ address: checkedAddressSchema })
export type PlaceOrderInput = z.infer<typeof placeOrderInput>
