'use server'
import { redirect } from 'next/navigation'
import { api, endSession } from '../server-kit.ts'

/** Leaves the acting factory. The session for it has ended with that: the person signs in again, if they act for others. */
export async function leaveTeam(): Promise<void> {
  await api().auth.team.leave.mutate()
  await endSession()
  redirect('/sign-in')
}
