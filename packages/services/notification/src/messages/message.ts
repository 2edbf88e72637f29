import { type Audience, newId } from '@millyard/contracts'
import type { MailProps, MailTemplate } from '@millyard/email/props'
import { enqueue } from '@millyard/service-kit'
import type { Deps, NotificationTx } from '../deps.ts'
import type { Person } from '../recipients/find-recipients.ts'

/** What one person is told about one event: an entry in a portal's notification centre, a mail, or both. */
export type Message = {
  to: Person
  /** The factory for which the person is told: somebody who works for two of them hears of each. */
  vendorId?: string
  inApp?: { audience: Audience; topic: string; title: string; body: string; href: string }
  mail?: Mail
}

type Mail = { [T in MailTemplate]: { template: T; props: MailProps<T> } }[MailTemplate]

/**
 * Writes messages in the event's transaction. Unique rows make them one per (event, person), and per factory for those who
 * act for one: a replayed event, or an event that names a person twice, tells nobody twice (P48).
 */
export async function writeMessages(
  { clock }: Pick<Deps, 'clock'>,
  tx: NotificationTx,
  eventId: string,
  messages: Message[],
): Promise<void> {
  const createdAt = clock.now()
  const entries = messages.flatMap(({ to, vendorId = '', inApp }) =>
    inApp ? [{ id: newId('ntf'), userId: to.userId, vendorId, eventId, createdAt, ...inApp }] : [],
  )
  if (entries.length > 0) await tx.notification.createMany({ data: entries, skipDuplicates: true })

  const mails = messages.flatMap(({ to, vendorId = '', mail }) =>
    mail ? [{ id: newId('eml'), eventId, recipient: to.email, vendorId, status: 'queued', createdAt, ...mail }] : [],
  )
  if (mails.length === 0) return
  const written = await tx.emailNotification.createManyAndReturn({
    data: mails,
    skipDuplicates: true,
    select: { id: true },
  })
  for (const { id } of written) await enqueue(tx, 'send-mail', { emailId: id }, { key: `send-mail:${id}` })
}
