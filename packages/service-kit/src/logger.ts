import { HEADERS } from '@millyard/contracts'
import pino from 'pino'

export type Logger = pino.Logger

/** Field names whose values are secrets, or by which a person could be written to. */
const SECRETS = [
  ...['password', 'token', 'accessToken', 'refreshToken', 'clientSecret', 'verifyUrl', 'resetUrl', 'email', 'phone'],
  ...['authorization', 'cookie', 'set-cookie', HEADERS.serviceToken, HEADERS.cartToken],
]

/** JSON logs, to standard output unless told. What could be a secret is cut out by name, down to the third level. */
export function createLogger(service: string, level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
      censor: '[cut]',
    },
  }
  return destination ? pino(options, destination) : pino(options)
}
