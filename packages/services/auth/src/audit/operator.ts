/** Whoever holds the command line, as the log names them. */
export const OPERATOR = {
  actorUserId: 'operator',
  actorName: 'Operator',
  service: 'auth',
  requestId: 'command-line',
} as const
