// Identifiers are UUIDv7 made by the application, so a key is known before the row is written.

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return SHAPE.test(text)
}

/** UUIDv7 from an instant in ms and 10 random bytes: sorts by time, unique by chance. The caller brings both, so this stays pure. */
export function idFrom(ms: number, random: Uint8Array): string {
  if (random.length < 10) throw new RangeError('an id needs 10 random bytes')
  const hex = (value: number, width: number) => value.toString(16).padStart(width, '0')
  const byte = (i: number) => random[i] as number
  const time = hex(ms, 12)
  const a = hex(0x7000 | ((byte(0) & 0x0f) << 8) | byte(1), 4)
  const b = hex(0x8000 | ((byte(2) & 0x3f) << 8) | byte(3), 4)
  const tail = Array.from(random.subarray(4, 10), (value) => hex(value, 2)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-${a}-${b}-${tail}`
}
