import pino from 'pino'

export type Logger = pino.Logger

/** JSON logs. What could be a secret is cut out by name wherever it stands. */
export function createLogger(service: string, level: string): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['password', 'token', 'accessToken', 'refreshToken', 'authorization', 'cookie', 'email'].flatMap(
        (name) => [name, `*.${name}`, `*.*.${name}`],
      ),
      censor: '[cut]',
    },
  })
}
