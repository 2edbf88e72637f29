import { readMails } from '../../resend-emulator.ts'
import type { SeedContext } from '../../seed.ts'
import type { SellingFactory } from './seed-factories.ts'
import { anonymous, DEMO_PASSWORD, eventually, signIn } from './sessions.ts'

/** People who work for a demo factory without owning it. One of them keeps the books of two. */
export const COLLEAGUES = [
  { name: 'Jens Brandt', email: 'jens@halbach.example', factorySlug: 'halbach', role: 'fulfilment' },
  { name: 'Petra Ohm', email: 'petra.ohm@books.example', factorySlug: 'halbach', role: 'finance' },
  { name: 'Petra Ohm', email: 'petra.ohm@books.example', factorySlug: 'oleiros-do-vale', role: 'finance' },
] as const

/** An invitation that nobody has accepted yet. */
const INVITED = { email: 'miriam@halbach.example', factorySlug: 'halbach', role: 'manager' } as const

/** Invites the colleagues and has them accept by the links in their mails, one after the other. */
export async function seedTeams(context: SeedContext, selling: readonly SellingFactory[]): Promise<void> {
  const open = anonymous(context)
  const seen = new Set<string>()
  const ownerOf = (slug: string) => selling.find(({ factory }) => factory.slug === slug)?.api
  for (const { name, email, factorySlug, role } of COLLEAGUES) {
    const owner = ownerOf(factorySlug)
    if (!owner) continue
    await owner.auth.team.invite.mutate({ email, role })
    const token = await eventually(`the invitation of ${email}`, async () => {
      const mails = await readMails(context.urls.resend ?? '', email)
      const tokens = mails.flatMap(({ text }) => /\/invitation\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? [])
      return tokens.find((one) => !seen.has(one))
    })
    seen.add(token)
    const { hasLogin } = await open.auth.team.showInvitation.mutate({ token })
    if (hasLogin) {
      const colleague = await signIn(context, 'vendor', email)
      await colleague.auth.team.accept.mutate({ token })
    } else await open.auth.team.join.mutate({ token, name, password: DEMO_PASSWORD })
  }
  await ownerOf(INVITED.factorySlug)?.auth.team.invite.mutate({ email: INVITED.email, role: INVITED.role })
}
