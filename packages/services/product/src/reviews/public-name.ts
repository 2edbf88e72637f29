/** A name as strangers may read it: "Anna Maria Keller" becomes "Anna K.". */
export function publicName(name: string): string {
  const [first, ...others] = name.trim().split(/\s+/)
  if (!first) return 'A customer'
  const [initial] = others.at(-1) ?? ''
  return initial ? `${first} ${initial.toUpperCase()}.` : first
}
