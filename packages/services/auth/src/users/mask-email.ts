/** "a…@example.com": enough to tell two people of one name apart, not enough to write to either. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}…${email.slice(at)}`
}
