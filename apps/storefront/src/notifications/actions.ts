'use server'
import { markReadInput } from '@millyard/contracts'
import { revalidatePath } from 'next/cache'
import { api } from '../server-kit.ts'

/** Marks one notification as read, or all without an id. */
export async function markRead(id?: string): Promise<void> {
  const input = markReadInput.parse(id === undefined ? {} : { ids: [id] })
  await api().notification.inbox.markRead.mutate(input)
  revalidatePath('/', 'layout')
}
