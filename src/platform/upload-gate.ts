// Files are read into memory, so only a few requests with files are worked on at once, and of one person only one.
import { type Gate, openGate } from './gate.ts'

export type UploadGate = Gate<string>

export function openUploadGate(atOnce: number, patienceMs: number): UploadGate {
  return openGate({ patienceMs, fits: (personId, inside) => inside.length < atOnce && !inside.includes(personId) })
}
