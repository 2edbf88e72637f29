import { describe, expect, it } from 'vitest'
import { lastPart, listProcedures } from '../../src/routers.ts'

/*
 * Mass assignment: nobody makes themselves somebody else by a field beside the others. An input drops what it does not name;
 * so it is enough to know every field that says who somebody is, what they may do, or how far something has come. Staff's
 * procedures are left out: what they name is what their permission is for, and the log says it. So is `version`, which says
 * what somebody has read.
 */
const procedures = listProcedures()
const TELLING =
  /^(roles?|permissions?|status|state|audience|plan|fee|balance|(user|customer|vendor|owner|actor|staff|account)(Id)?|is[A-Z]\w*|\w*([Vv]erified|[Aa]pproved|[Tt]rusted)|\w+(At|By))$/

/** Each with what keeps it from being somebody else’s. */
const ALLOWED: Record<string, string> = {
  'auth.account.register audience': 'storefront or vendor: where the link of the mail leads',
  'auth.account.requestPasswordReset audience': 'where the link of the mail leads',
  'auth.session.signIn audience': 'what the login may do there is looked up, not given',
  'auth.session.answerChallenge audience': 'that of the challenge, or nothing opens',
  'auth.google.start audience': 'storefront or vendor: where Google leads back to',
  'auth.google.connect state': 'a secret of ours that comes back from Google: a way that this login began, or nothing',
  'auth.google.finish state': 'a secret of ours that comes back from Google: a way that was begun, or nothing',
  'auth.google.finish audience': 'that of the way there, or nothing opens',
  'auth.session.actFor vendorId': 'a member of it, or FORBIDDEN',
  'auth.team.invite role': 'only owners, in their own team',
  'auth.team.changeRole role': 'only owners, in their own team, never the last owner',
  'auth.viewAs.open audience': 'that of the ticket, or nothing opens',
  'auth.addresses.create isDefault': 'of the own address book',
  'auth.addresses.update isDefault': 'of the own address book',
  'order.checkout.place deliveries.vendorId': 'a part of the own cart',
  'product.products.create terms.isCapped': 'how many orders the own factory takes',
  'product.products.saveDraft content.terms.isCapped': 'how many orders the own factory takes',
  'product.products.announceReduction startsAt': 'when the own factory’s price falls',
  'product.products.announceReduction endsAt': 'when it rises again',
  'product.products.setOffer terms.isCapped': 'how many orders the own factory takes',
  'product.inventory.setThreshold lowAt': 'a number of units',
  'product.inventory.setDefaultThreshold lowAt': 'a number of units',
}

describe('mass assignment', () => {
  it('no input takes fields that it does not name, but for the filters of a public list', () => {
    const open = procedures.flatMap(({ name, openFields }) => openFields.map((field) => `${name} ${field}`))
    expect(open.toSorted()).toEqual(['product.catalogue.facets values', 'product.catalogue.search values'])
  })

  it('every field that could say who somebody is, or what they may do, is known', () => {
    const telling = procedures
      .filter(({ type, access }) => type === 'mutation' && access?.kind !== 'admin' && access?.kind !== 'service')
      .flatMap(({ name, inputFields }) =>
        inputFields.filter((field) => TELLING.test(lastPart(field))).map((field) => `${name} ${field}`),
      )
    expect(telling.toSorted()).toEqual(Object.keys(ALLOWED).toSorted())
  })
})
