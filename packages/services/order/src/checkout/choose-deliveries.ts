import { AppError, badField, type DeliveryOption, type shippingQuoteSchema } from '@millyard/contracts'
import type { z } from 'zod'

export type ChosenDelivery = DeliveryOption & { vendorId: string }

/**
 * The buyer's choices, checked against what the factories offer: one delivery for each factory in the cart, no other.
 * @throws AppError BAD_INPUT for a missing, doubled or foreign choice; NOT_DELIVERABLE where a factory does not deliver to
 *   the address, or no longer in the way that was chosen
 */
export function chooseDeliveries(
  vendors: readonly { vendorId: string; vendorName: string }[],
  choices: readonly { vendorId: string; methodId: string }[],
  quote: z.infer<typeof shippingQuoteSchema>,
): ChosenDelivery[] {
  choices.forEach((choice, index) => {
    if (choices.findIndex((other) => other.vendorId === choice.vendorId) !== index) {
      throw badField(`deliveries.${index}.vendorId`, 'Choose one delivery for each factory.')
    }
    if (!vendors.some((vendor) => vendor.vendorId === choice.vendorId)) {
      throw badField(`deliveries.${index}.vendorId`, 'Your cart holds nothing from this factory.')
    }
  })
  return vendors.map(({ vendorId, vendorName }) => {
    const choice = choices.find((one) => one.vendorId === vendorId)
    if (!choice) throw badField('deliveries', `Choose a delivery for ${vendorName}.`)
    const offered = quote.groups.find((group) => group.vendorId === vendorId)
    const option = offered?.options.find((one) => one.methodId === choice.methodId)
    if (option) return { ...option, vendorId }
    throw new AppError('NOT_DELIVERABLE', {
      message: offered?.options.length
        ? `${vendorName} no longer offers this delivery. Choose another.`
        : `${vendorName} does not deliver to this address.`,
      details: { vendorId },
    })
  })
}
