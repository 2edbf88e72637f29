import { isMailTemplate, type RenderedMail, renderStoredMail } from '@millyard/email'
import { defineJob } from '@millyard/service-kit'
import type { ErrorResponse } from 'resend'
import { z } from 'zod'
import type { Deps } from '../deps.ts'

const SEND_TIMEOUT_MS = 15_000

/** Their props hold a link that signs somebody in; once sent, it is kept in one inbox alone. */
const WITH_ONE_TIME_LINK = ['verify-email', 'reset-password']

type QueuedMail = { id: string; recipient: string; template: string; props: unknown }
type Outcome = { status: 'sent'; providerId: string | null } | { status: 'failed'; failure: string }

/**
 * Sends one queued mail. The row decides whether it was sent; the provider's idempotency key (the mail's id) covers the
 * moment between its answer and our writing it down. A refusal that no repetition can change ends as `failed`; everything
 * else is noted in the mail log and tried again.
 */
export const sendMailJob = defineJob({
  schema: z.object({ emailId: z.string() }),
  run: async (deps: Deps, { emailId }) => {
    const { database, clock } = deps
    const mail = await database.client.emailNotification.findUniqueOrThrow({
      where: { id: emailId },
      select: { id: true, recipient: true, template: true, props: true, status: true },
    })
    if (mail.status !== 'queued') return
    const update = (data: Record<string, unknown>) =>
      database.client.emailNotification.update({ where: { id: emailId }, data, select: { id: true } })
    try {
      const rendered = await render(mail)
      await update({ subject: rendered.subject })
      const outcome = await send(deps, mail, rendered)
      await update({
        ...outcome,
        ...(outcome.status === 'sent' ? { sentAt: clock.now(), failure: null } : {}),
        ...(WITH_ONE_TIME_LINK.includes(mail.template) ? { props: {} } : {}),
      })
    } catch (error) {
      await update({ failure: (error instanceof Error ? error.message : String(error)).slice(0, 500) })
      throw error
    }
  },
})

async function render({ template, props }: QueuedMail): Promise<RenderedMail> {
  if (!isMailTemplate(template)) throw new Error(`There is no mail template "${template}".`)
  return renderStoredMail(template, props)
}

/** @throws Error when it is worth trying again. */
async function send(
  { resend, mailFrom }: Deps,
  { id, recipient }: QueuedMail,
  { subject, html, text }: RenderedMail,
): Promise<Outcome> {
  const options = { idempotencyKey: id, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) }
  const { data, error } = await resend.emails.send({ from: mailFrom, to: recipient, subject, html, text }, options)
  if (!error) return { status: 'sent', providerId: data.id }
  // The key was used before, with the words of an earlier release: that mail has gone out.
  if (error.name === 'invalid_idempotent_request') return { status: 'sent', providerId: null }
  if (isFinal(error)) return { status: 'failed', failure: describe(error) }
  throw new Error(describe(error))
}

/** 422: the mail itself is refused, e.g. its address. A wrong key or sender (401, 403) is ours to mend, then it goes out. */
function isFinal({ statusCode }: ErrorResponse): boolean {
  return statusCode === 422
}

function describe({ name, message }: ErrorResponse): string {
  return `${name}: ${message}`.slice(0, 500)
}
