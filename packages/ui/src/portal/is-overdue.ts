/** Whether something that waits since `since` has waited `hours` or longer. */
export function isOverdue(since: string, hours: number, now: Date): boolean {
  return now.getTime() - Date.parse(since) >= hours * 3_600_000
}
