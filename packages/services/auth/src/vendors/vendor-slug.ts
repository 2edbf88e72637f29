const MAX_LENGTH = 80
const WITHOUT_ACCENT: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/** The part of a factory's address that comes from its name: `Grès & Fils` → `gres-fils`. Never empty. */
export function toVendorSlug(name: string): string {
  const slug = name
    .toLowerCase()
    .replace(/[ßæœøđðłþı]/g, (letter) => WITHOUT_ACCENT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '')
  return slug || 'factory'
}

/** What to try when the slug is taken: numbers first, then something that nobody else has. */
export function* slugCandidates(name: string, randomSuffix: () => string): Generator<string> {
  const base = toVendorSlug(name)
  yield base
  for (let number = 2; number <= 5; number++) yield `${base}-${number}`
  for (let attempt = 0; attempt < 5; attempt++) yield `${base}-${randomSuffix()}`
}
