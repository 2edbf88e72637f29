import { isMailTemplate, renderStoredMail } from '@millyard/email'
import { defineJob } from '@millyard/service-kit'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

/**
 * Sends one queued mail. The row decides whether it was sent; the provider's idempotency key (the mail's id) covers the
 * moment between its answer and our writing it down.
 */
export const sendMailJob = defineJob({
  schema: z.object({ emailId: z.string() }),
  run: async ({ database, clock, resend, mailFrom }: Deps, { emailId }) => {
    const mail = await database.client.emailNotification.findUniqueOrThrow({
      where: { id: emailId },
      select: { recipient: true, template: true, props: true, status: true },
    })
    if (mail.status !== 'queued') return
    if (!isMailTemplate(mail.template)) throw new Error(`There is no mail template "${mail.template}".`)
    const { subject, html, text } = await renderStoredMail(mail.template, mail.props)
    const answer = await resend.emails.send(
      { from: mailFrom, to: mail.recipient, subject, html, text },
      { idempotencyKey: emailId },
    )
    if (answer.error) {
      await database.client.emailNotification.update({
        where: { id: emailId },
        data: { subject, failure: `${answer.error.name}: ${answer.error.message}`.slice(0, 500) },
        select: { id: true },
      })
      throw new Error(`Resend refused the mail: ${answer.error.name}`)
    }
    await database.client.emailNotification.update({
      where: { id: emailId },
      data: { status: 'sent', subject, providerId: answer.data.id, sentAt: clock.now(), failure: null },
      select: { id: true },
    })
  },
})
