import { readMails } from '../../resend-emulator.ts'
import type { SeedContext } from '../../seed.ts'
import { anonymous, eventually, inParallel } from './sessions.ts'

/** People open the link of their first mail: a shop that has run for weeks does not ask them to. */
export async function confirmAddresses(context: SeedContext, emails: readonly string[]): Promise<void> {
  const { account } = anonymous(context).auth
  await inParallel(emails, 4, async (email) => {
    const token = await eventually(`the first mail to ${email}`, async () => {
      const mails = await readMails(context.urls.resend ?? '', email)
      return mails.flatMap(({ text }) => /\/verify-email\?token=([\w-]+)/.exec(text ?? '')?.[1] ?? [])[0]
    })
    await account.verifyEmail.mutate({ token })
  })
}
