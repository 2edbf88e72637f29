// Every part begins with a letter or a digit: neither `..`, nor a hidden file, nor an empty part, nor the root.
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]*(?:\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/
const LONGEST = 512

export function isFileKey(key: string): boolean {
  return key.length <= LONGEST && KEY.test(key)
}

/** @throws Error for whatever is not a plain path within the store: such a key is a defect or an attack */
export function requireFileKey(key: string): string {
  if (isFileKey(key)) return key
  throw new Error(`Not a file's key: ${JSON.stringify(key.slice(0, 100))}`)
}
