import {
  type FieldIssue,
  normalTerms,
  type OfferSnapshot,
  priceBreakProblems,
  type SetOfferInput,
  termsProblems,
} from '@millyard/contracts'
import { stepProblem } from './price-step.ts'

/** An offer with what somebody writes over it; what is not named stays. */
export function mergeOffer(current: OfferSnapshot, { leadTimeDays, terms, variants }: SetOfferInput): OfferSnapshot {
  const written = new Map(variants.map((variant) => [variant.variantId, variant]))
  return {
    ...current,
    leadTimeDays: leadTimeDays ?? current.leadTimeDays,
    terms: terms ? normalTerms(terms) : current.terms,
    variants: current.variants.map((variant) => {
      const next = written.get(variant.variantId)
      return next ? { ...variant, priceMinor: next.priceMinor, priceBreaks: next.priceBreaks } : variant
    }),
  }
}

/**
 * What stands in the way of writing this over an offer, by the fields of the input; nothing when it can be. A variant that is
 * not named can be in the way too, when the smallest order grows beyond its quantity prices.
 */
export function offerProblems(current: OfferSnapshot, input: SetOfferInput): FieldIssue[] {
  const known = new Set(current.variants.map(({ variantId }) => variantId))
  const problems: FieldIssue[] = []
  input.variants.forEach(({ variantId }, index) => {
    const path = `variants.${index}.variantId`
    const first = input.variants.findIndex((other) => other.variantId === variantId)
    if (!known.has(variantId)) problems.push({ path, message: 'This variant does not belong to this product.' })
    else if (first < index) problems.push({ path, message: 'A variant is listed twice.' })
  })
  const after = mergeOffer(current, input)
  problems.push(...termsProblems(after.terms).map(({ path, message }) => ({ path: `terms.${path}`, message })))
  for (const variant of after.variants) {
    const index = input.variants.findIndex(({ variantId }) => variantId === variant.variantId)
    const found = priceBreakProblems(variant, after.terms.minQuantity)
    if (index >= 0) {
      found.push(...stepProblem('priceMinor', variant.priceMinor, current.currency))
      variant.priceBreaks.forEach(({ priceMinor }, at) => {
        found.push(...stepProblem(`priceBreaks.${at}.priceMinor`, priceMinor, current.currency))
      })
      problems.push(...found.map(({ path, message }) => ({ path: `variants.${index}.${path}`, message })))
    } else if (found.length > 0) {
      const name = variant.optionValues.join(', ') || 'this product'
      const message = `A quantity price of ${name} begins at the smallest order or below. Change it first.`
      problems.push({ path: 'terms.minQuantity', message })
    }
  }
  return problems
}
