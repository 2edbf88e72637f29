import { randomBytes } from 'node:crypto'
import { RECOVERY_CODE_COUNT } from '@millyard/contracts'
import { Secret } from 'otpauth'
import { hashOpaqueToken } from '../sessions/opaque-token.ts'
import type { AuthTx, Queryable } from '../trpc.ts'

/** 80 random bits: their plain hash cannot be guessed back. Sixteen letters and digits that are hard to mistake. */
const newCode = () => new Secret({ buffer: Uint8Array.from(randomBytes(10)).buffer }).base32.toLowerCase()

/** As people read it: in groups of four. */
const inGroups = (code: string) => code.replaceAll(/(.{4})(?!$)/g, '$1-')

/** Makes ten new ones; those from before open nothing from here on. Answers them as they are shown, this once. */
export async function replaceRecoveryCodes(tx: AuthTx, userId: string, now: Date): Promise<string[]> {
  await tx.recoveryCode.deleteMany({ where: { userId } })
  const codes = Array.from({ length: RECOVERY_CODE_COUNT }, newCode)
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ codeHash: hashOpaqueToken(code), userId, createdAt: now })),
  })
  return codes.map(inGroups)
}

/** Spends a code, given without its dashes. Answers false when it is none of theirs, or was spent before. */
export async function spendRecoveryCode(tx: AuthTx, userId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({
    where: { codeHash: hashOpaqueToken(code), userId, usedAt: null },
    data: { usedAt: now },
  })
  return count === 1
}

export function countRecoveryCodes(db: Queryable, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } })
}
