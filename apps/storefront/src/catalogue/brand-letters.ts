/** Brands under the letters of an index, accents ignored; what begins with none stands last, under "#". */
export function byInitial<T extends { name: string }>(brands: readonly T[]): { letter: string; brands: T[] }[] {
  const groups = new Map<string, T[]>()
  for (const brand of brands) {
    const first = brand.name.normalize('NFKD').charAt(0).toUpperCase()
    const letter = /[A-Z]/.test(first) ? first : '#'
    groups.set(letter, [...(groups.get(letter) ?? []), brand])
  }
  return [...groups]
    .map(([letter, own]) => ({ letter, brands: own }))
    .toSorted((a, b) => Number(a.letter === '#') - Number(b.letter === '#') || a.letter.localeCompare(b.letter))
}
