import { isIPv4, isIPv6 } from 'node:net'

/**
 * Whom an address stands for: an IPv4 address for itself, an IPv6 address for its /64, which one subscriber has whole.
 * What is no address (a proxy passed on what it was told) is kept, cut short.
 */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  if (!isIPv6(ip) || ip.includes('%')) return ip.slice(0, 64)
  const [head = '', tail] = new URL(`http://[${ip}]`).hostname.slice(1, -1).split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail ? tail.split(':') : []
  const middle = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0')
  return `${[...front, ...middle, ...back].slice(0, 4).join(':')}::/64`
}

/**
 * Where an address is, for the person's own eyes: the network without its last part, so that a list of sessions says
 * "where" and keeps no line. Null for what is no address.
 */
export function placeOf(ip: string): string | null {
  const network = networkOf(ip)
  if (isIPv4(network)) return network.replace(/\d+$/, 'x')
  return network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}:x` : null
}
