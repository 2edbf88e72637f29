import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { createEmulator } from 'emulate'
import { z } from 'zod'

const mailSchema = z.looseObject({
  id: z.string(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  html: z.string().nullable(),
  text: z.string().nullable(),
  created_at: z.string(),
})
export type Mail = z.infer<typeof mailSchema>

export interface ResendEmulator {
  url: string
  close(): Promise<void>
}

/**
 * A Resend that keeps every mail: `POST /emails` as the real one, `GET /emails` as JSON for tests, `/inbox` as a page for
 * people. With `dataFile` the mails of an earlier run are there again (with new ids: it is an inbox, not an archive).
 */
export async function startResendEmulator(options: { port: number; dataFile?: string }): Promise<ResendEmulator> {
  const emulator = await createEmulator({ service: 'resend', port: options.port })
  const { dataFile } = options
  if (dataFile !== undefined && existsSync(dataFile)) {
    const kept = z.array(mailSchema).safeParse(JSON.parse(await readFile(dataFile, 'utf8')))
    for (const mail of kept.data ?? []) await resend(emulator.url, mail)
  }
  return {
    url: emulator.url,
    close: async () => {
      if (dataFile !== undefined) {
        await writeFile(`${dataFile}.tmp`, JSON.stringify(await readMails(emulator.url)))
        await rename(`${dataFile}.tmp`, dataFile)
      }
      await emulator.close()
    },
  }
}

/** All mails, oldest first; `to` narrows them to one recipient. */
export async function readMails(resendUrl: string, to?: string): Promise<Mail[]> {
  const response = await fetch(`${resendUrl}/emails`, { headers: { authorization: 'Bearer re_millyard' } })
  if (!response.ok) throw new Error(`The Resend emulator answered ${response.status}: ${await response.text()}`)
  const { data } = z.object({ data: z.array(mailSchema) }).parse(await response.json())
  return to === undefined ? data : data.filter((mail) => mail.to.includes(to))
}

async function resend(url: string, { id: _id, created_at: _created, ...mail }: Mail): Promise<void> {
  await fetch(`${url}/emails`, {
    method: 'POST',
    headers: { authorization: 'Bearer re_millyard', 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  })
}
